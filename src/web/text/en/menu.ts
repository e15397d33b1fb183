import type * as ja from '../ja/menu.ts'

export const menu = {
  title: 'Menu',
  issue: 'New application',
  issueHint: 'For a device that has no service yet',
  search: 'Finding a Registration Key',
  searchLink: 'Key search',
  searchHint: 'If you have lost the Registration Key of a device you applied for',
  scope:
    'Keys for software extensions are issued by the key management system (KMS). HDcom Mobile and HDcom Live are registered in their own apps.',
  declined: 'Without your agreement to the terms we cannot register the service.',
} satisfies typeof ja.menu
