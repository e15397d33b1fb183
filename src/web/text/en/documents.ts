import type * as ja from '../ja/documents.ts'

export const documents = {
  version: (version: number, from: string) => `Version ${version}, in force from ${from}`,
} satisfies typeof ja.documents
