// Drafts as journeys read and write them. Answers that hold codes are sealed, so that nobody reads a card from a copy of the
// database (decision 017).
import {
  type Answers,
  addDraft,
  type Draft,
  type DraftKey,
  draftOf,
  type KeptAnswers,
  saveAnswers,
} from '#store/accounts/drafts'
import type { WebDeps } from '../env.ts'
import type { Journey } from './journey.ts'

type DraftDeps = Pick<WebDeps, 'db' | 'clock' | 'codes'>

/** Undefined when there is none, it ran out, it is somebody else's, or what it was sealed with is gone. */
export async function openDraft({ db, clock, codes }: DraftDeps, key: DraftKey): Promise<Draft | undefined> {
  const draft = await draftOf(db, key, clock.now())
  if (!draft?.sealed) return draft
  const text = codes.open(draft.sealed)
  return text === undefined ? undefined : { ...draft, answers: JSON.parse(text) as Answers }
}

export function beginDraft(deps: DraftDeps, journey: Journey, key: DraftKey, answers: Answers): Promise<void> {
  return addDraft(deps.db, { ...key, ...keptOf(deps, journey, answers) }, deps.clock.now())
}

/** Saves answers over those of `version`. @returns false when they have changed since */
export function keepDraft(
  deps: DraftDeps,
  journey: Journey,
  key: DraftKey,
  { answers, version }: { answers: Answers; version: number },
): Promise<boolean> {
  return saveAnswers(deps.db, key, keptOf(deps, journey, answers), version)
}

/** In clear while a server of the release before may be asked for the next page. */
function keptOf({ codes }: DraftDeps, { holdsCodes }: Journey, answers: Answers): KeptAnswers {
  if (!holdsCodes || codes.inClear) return { answers, sealed: null }
  return { answers: {}, sealed: codes.seal(JSON.stringify(answers)) }
}
