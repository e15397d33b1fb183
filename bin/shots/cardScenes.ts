// 保有カード (P24), and what they are picked for.
import { formatCode } from '#domain/codes'
import { asDealer, deviceIn } from './deviceScenes.ts'
import type { Scenes, Stage } from './stage.ts'

/** The dealer holds cards of every state: unused ones of two orders, one that a colleague picked, used, frozen and void. */
async function withCards(stage: Stage, look: () => Promise<unknown>): Promise<void> {
  await asDealer(stage, async () => {
    const { db, server } = stage
    const now = server.clock.now()
    await db`insert into held_cards (company_id, activation_key_no, order_no, added_at, account_id)
      select a.company_id, k.activation_key_no, case when k.mpr_id is null then 'PO-2611-' || (40 + length(k.product_code) % 3) end,
        k.minted_at, a.id
      from activation_keys k join accounts a on a.company_id = (select id from companies where name like 'あけぼの%')
      where k.minted_for is not null and (k.flow is null or k.voided_at is not null or k.used_at > ${now.subtract({ hours: 24 * 40 })})
      on conflict do nothing`
    await db`update held_cards set pending_until = ${now.add({ minutes: 20 })}, pending_by = 1 where activation_key_no =
      (select min(h.activation_key_no) from held_cards h join activation_keys k using (activation_key_no)
        where k.flow is null and k.frozen_at is null and k.voided_at is null)`
    await look()
  })
}

const to = (path: string) => (stage: Stage) => withCards(stage, () => stage.page.goto(path))

/** Some rows that are right, and some that are not. */
async function pastedWrong({ server }: Stage): Promise<string> {
  const { keys } = server.aDevice()
  const row = (no: string, id: string, order = '') => `${no}\t${id}\t${order}`
  const [one, other] = keys as [(typeof keys)[number], (typeof keys)[number]]
  return [
    row(formatCode(one.activationKeyNo), formatCode(one.registrationId), 'PO-2612-01'),
    row(formatCode(other.activationKeyNo), formatCode(one.registrationId), 'PO-2612-01'),
    row(formatCode(other.activationKeyNo).slice(0, 17), formatCode(other.registrationId)),
  ].join('\n')
}

export const cards: Scenes = {
  'cards-none': stage => asDealer(stage, () => stage.page.goto('/cards')),
  cards: to('/cards'),
  'cards-unused': to('/cards?state=unused'),
  'cards-not-found': to('/cards?state=void&product=MPCS-36'),
  'cards-add': to('/cards/add'),
  'cards-add-wrong': stage =>
    withCards(stage, async () => {
      await stage.page.goto('/cards/add')
      await stage.fill({ activationKeyNo: '3F06-A1B8-22C4-9D7', orderNo: 'PO-2612-01' })
      await stage.send()
    }),
  'cards-add-many': stage =>
    withCards(stage, async () => {
      await stage.page.goto('/cards/add')
      await stage.fill({ pasted: await pastedWrong(stage) })
      await stage.loaded(() => stage.page.locator('button[name=many]').click())
    }),
  'cards-needed': to('/devices/needed?tab=due'),
  'cards-needed-wrong': to('/devices/needed?reach=soon'),
  'input-held': to('/issue'),
  'device-extend': stage => withCards(stage, () => deviceIn('active&family=hdcom', '/extend')(stage)),
  'device-extend-empty': stage =>
    withCards(stage, async () => {
      await deviceIn('expired&family=hdcom', '/extend')(stage)
      await stage.send()
    }),
}
