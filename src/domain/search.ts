// キー検索 (M§7): asks only R0's first six, then shows the service period that the card belongs to.
import { decidePair, type EntryFacts } from './entry.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import type { Service } from './service.ts'

/** The period that the card opened or extended; a frozen card is found like any other (R14). */
export function decideSearch(facts: EntryFacts): Decision<Service> {
  const pair = decidePair(facts)
  if (!pair.ok) return pair
  const use = pair.value.card.use
  return use ? accept(use.service) : refuse('activation-key-unused')
}
