import type * as ja from '../ja/menu.ts'

export const menu = {
  title: 'Menu',
  issue: 'New application',
  issueHint: 'For a device that has no service yet',
  search: 'Finding a Registration Key',
  searchLink: 'Key search',
  searchHint: 'If you have lost the Registration Key of a device you applied for',
  extensions: {
    before: 'Keys for software extensions are issued by the ',
    kms: 'key management system (KMS)',
    after: '.',
  },
  apps: 'HDcom Mobile and HDcom Live are registered in their own apps.',
  declined: 'Without your agreement to the terms we cannot register the service. Your card stays unused.',
} satisfies typeof ja.menu
