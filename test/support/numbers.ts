import type { ActivationKeyNo } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Db } from '#store/db'

/** Shows these numbers for a card, as 接続番号の選択 does: only then they can be chosen (R8). */
export async function showNumbers(
  db: Db,
  { activationKeyNo }: { activationKeyNo: ActivationKeyNo },
  numbers: ConnectionNumber[],
): Promise<void> {
  await db`insert into connection_number_holds (connection_number, activation_key_no, held_until)
    select number, ${activationKeyNo}, now() + interval '30 minutes' from unnest(${numbers}::text[]) as r (number)
    on conflict (connection_number) do update set activation_key_no = excluded.activation_key_no`
}
