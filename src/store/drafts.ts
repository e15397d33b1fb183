// Answers of a journey under way, one row a draft, readable by its account only.
import type { Db } from './db.ts'

/** Answers by step slug, in the JSON that the step's schema made of them. */
export type Answers = Record<string, unknown>

export type DraftKey = { id: string; accountId: number; journey: string }

const HOURS = 12

export async function addDraft(db: Db, draft: DraftKey & { answers: Answers }, now: Temporal.Instant): Promise<void> {
  await db`insert into drafts (id, account_id, journey, answers, expires_at)
    values (${draft.id}, ${draft.accountId}, ${draft.journey}, ${db.json(draft.answers as never)}, ${now.add({ hours: HOURS })})`
}

/** Undefined when there is none, it ran out, or it is another account's (C13). */
export async function draftOf(
  db: Db,
  key: DraftKey,
  now: Temporal.Instant,
): Promise<{ answers: Answers; finished: string | null } | undefined> {
  const [row] = await db<{ answers: Answers; finished: string | null }[]>`
    select answers, finished from drafts where id = ${key.id} and account_id = ${key.accountId}
      and journey = ${key.journey} and expires_at > ${now}`
  return row
}

export async function saveAnswers(db: Db, key: DraftKey, answers: Answers): Promise<void> {
  await db`update drafts set answers = ${db.json(answers as never)}
    where id = ${key.id} and account_id = ${key.accountId} and journey = ${key.journey}`
}

/** From now on the draft leads to `location`, where its end stands. */
export async function finishDraft(db: Db, key: DraftKey, location: string): Promise<void> {
  await db`update drafts set finished = ${location}
    where id = ${key.id} and account_id = ${key.accountId} and journey = ${key.journey}`
}
