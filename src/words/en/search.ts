import type * as ja from '../ja/search.ts'

export const search = {
  title: 'Key search',
  lead: 'Enter the codes of the device you want to look up.',
  family: 'Type',
  mpcsNote: 'Not normally used.',
  chooseFamily: 'Choose a type.',
  counted: (length: string, withTrial: boolean) =>
    `Total: ${length}${withTrial ? ' (the free 3 months included)' : ''}`,
  heardAt: 'Device last heard',
  knownTerm: 'Term known to the device',
  knowsNone: 'Not registered',
  resultTitle: 'Device information',
  resultLead: 'This is the information on the device you entered.',
} satisfies typeof ja.search
