// A company's own words on a device: what is said of wrong ones.
import { type CareField, type FieldIssue, LONGEST_FIELD, LONGEST_NOTE, LONGEST_TAG, MOST_TAGS } from '#domain/careEntry'
import type { Text } from '#words/text'

export const fieldIssue = (text: Text, field: CareField, issue: FieldIssue): string =>
  lineIssue(text, text.devices.fields[field], issue, field === 'note' ? LONGEST_NOTE : LONGEST_FIELD)

export function tagsIssue(text: Text, issue: FieldIssue | 'tags'): string {
  if (issue === 'tags') return text.devices.tooManyTags(MOST_TAGS)
  return lineIssue(text, text.devices.oneTag, issue, LONGEST_TAG)
}

/** @param label what was typed, since the sentence also stands where the field is out of sight */
export const lineIssue = ({ profile }: Text, label: string, issue: FieldIssue, longest: number): string =>
  issue === 'characters' ? profile.unreadable(label) : profile.tooLong(label, longest)
