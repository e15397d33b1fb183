import type * as ja from '../ja/contact.ts'

export const contact = {
  title: 'If you need help',
  guide: 'The guide',
  guideFirst: ' explains the words and the steps.',
  phone: 'Telephone',
  email: 'E-mail',
  hours: 'Hours',
  vendor: 'the provider of the Tsunagarunet service',
  whom: 'the dealer you bought from or our sales representative',
  way: (label: string, value: string) => `${label.toLowerCase()} ${value}`,
  ways: (name: string, ways: string[]) => `${name}, ${ways.join(', ')}`,
} satisfies typeof ja.contact
