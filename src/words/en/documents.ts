import type * as ja from '../ja/documents.ts'

export const documents = {
  issuer: (vendor: string) => `Published by ${vendor} (“we”)`,
  contents: 'Contents',
  version: (version: number, from: string) => `Version ${version}, in force from ${from}`,
} satisfies typeof ja.documents
