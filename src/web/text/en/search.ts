import type * as ja from '../ja/search.ts'

export const search = {
  title: 'Key search',
  lead: 'Enter the codes of the device to look up.',
  family: 'Type',
  mpcsNote: 'Not normally used.',
  chooseFamily: 'Choose a type.',
  resultTitle: 'Device information',
  resultLead: 'This is what we know of the device.',
} satisfies typeof ja.search
