// Answers of a journey under way, one row a draft, readable by its account only.
import type { Db } from './db.ts'

/** Answers by step slug, in the JSON that the step's schema made of them. */
export type Answers = Record<string, unknown>

export type Draft = { id: string; accountId: number; journey: string; answers: Answers }

const HOURS = 12

export async function addDraft(db: Db, draft: Draft, now: Temporal.Instant): Promise<void> {
  await db`insert into drafts (id, account_id, journey, answers, expires_at)
    values (${draft.id}, ${draft.accountId}, ${draft.journey}, ${db.json(draft.answers as never)}, ${now.add({ hours: HOURS })})`
}

/** Undefined when there is none, it ran out, or it is another account's (C13). */
export async function draftOf(
  db: Db,
  key: { id: string; accountId: number; journey: string },
  now: Temporal.Instant,
): Promise<Answers | undefined> {
  const [row] = await db<{ answers: Answers }[]>`
    select answers from drafts where id = ${key.id} and account_id = ${key.accountId}
      and journey = ${key.journey} and expires_at > ${now}`
  return row?.answers
}

export async function saveAnswers(
  db: Db,
  key: { id: string; accountId: number; journey: string },
  answers: Answers,
): Promise<void> {
  await db`update drafts set answers = ${db.json(answers as never)}
    where id = ${key.id} and account_id = ${key.accountId} and journey = ${key.journey}`
}
