// A company's own words on a device: their fields, and what is said of wrong ones.
import { type CareField, type FieldIssue, LONGEST_FIELD, LONGEST_NOTE, LONGEST_TAG, MOST_TAGS } from '#domain/careEntry'
import type { Text } from '#words/text'

export function fieldIssue({ devices }: Text, field: CareField, issue: FieldIssue): string {
  if (issue === 'characters') return devices.unreadable
  return devices.tooLong(field === 'note' ? LONGEST_NOTE : LONGEST_FIELD)
}

export function tagsIssue({ devices }: Text, issue: FieldIssue | 'tags'): string {
  if (issue === 'tags') return devices.tooManyTags(MOST_TAGS)
  return issue === 'characters' ? devices.unreadable : devices.tooLong(LONGEST_TAG)
}
