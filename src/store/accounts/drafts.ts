// Answers of a journey under way, one row a draft, readable by its owner only.
import type { Db } from '../db.ts'

/** Answers by step slug, in the JSON that the step's schema made of them. */
export type Answers = Record<string, unknown>

/** An account, or before there is one a browser: the hash of its pre-login cookie. */
export type Owner = { accountId: number } | { browserHash: Uint8Array }
export type DraftKey = { id: string; owner: Owner; journey: string }

/** How long a draft lasts. */
export const DRAFT_HOURS = 12

/** Answers as they are kept: those that hold codes sealed, and then none in clear (decision 017). */
export type KeptAnswers = { answers: Answers; sealed: Uint8Array | null }

export async function addDraft(db: Db, draft: DraftKey & KeptAnswers, now: Temporal.Instant): Promise<void> {
  const { accountId, browserHash } = columnsOf(draft.owner)
  await db`insert into drafts (id, account_id, browser_hash, journey, answers, sealed, expires_at) values (${draft.id},
    ${accountId}, ${browserHash}, ${draft.journey}, ${db.json(draft.answers as never)},
    ${draft.sealed}, ${now.add({ hours: DRAFT_HOURS })})`
}

export type Draft<Kept = { answers: Answers }> = Kept & {
  /** Counts the changes of the answers. */
  version: number
  /** Where the finished draft leads. */
  finished: string | null
}

/** Undefined when there is none, it ran out, or it is somebody else's (C13). */
export async function draftOf(db: Db, key: DraftKey, now: Temporal.Instant): Promise<Draft<KeptAnswers> | undefined> {
  const [row] = await db<Draft<KeptAnswers>[]>`
    select answers, sealed, version, finished from drafts where ${theDraft(db, key)} and expires_at > ${now}`
  return row
}

/** Saves answers over those of `version`. @returns false when they have changed since */
export async function saveAnswers(
  db: Db,
  key: DraftKey,
  { answers, sealed }: KeptAnswers,
  version: number,
): Promise<boolean> {
  const saved = await db`
    update drafts set answers = ${db.json(answers as never)}, sealed = ${sealed}, version = version + 1
    where ${theDraft(db, key)} and version = ${version} returning 1`
  return saved.length === 1
}

/** From now on the draft leads to `location`, where its end stands. */
export async function finishDraft(db: Db, key: DraftKey, location: string): Promise<void> {
  await db`update drafts set finished = ${location} where ${theDraft(db, key)}`
}

function theDraft(db: Db, { id, owner, journey }: DraftKey) {
  const mine = 'accountId' in owner ? db`account_id = ${owner.accountId}` : db`browser_hash = ${owner.browserHash}`
  return db`id = ${id} and ${mine} and journey = ${journey}`
}

function columnsOf(owner: Owner) {
  return 'accountId' in owner
    ? { accountId: owner.accountId, browserHash: null }
    : { accountId: null, browserHash: owner.browserHash }
}
