import type * as ja from '../ja/documents.ts'

export const documents = {
  issuer: (vendor: string) => `Published by ${vendor} (“we”)`,
  contents: 'Contents',
  version: (version: number, from: string) => `Version ${version}, in force from ${from}`,
  history: 'What has changed',
  coming: {
    title: 'Changes to come',
    from: (title: string, moment: string) => `“${title}” changes from ${moment}.`,
    read: 'Read the new text',
    notYet: 'This version is not in force yet.',
    toPresent: 'Read the current version',
  },
} satisfies typeof ja.documents
