import type * as ja from '../ja/codes.ts'

export const codes = {
  letters: 'The characters used are 0–9 and A–F. Hyphens and spaces do not matter.',
  onDevice: 'Enter what is printed on the HD Visual Communication unit.',
  onCard: 'Enter what is written on the activation key card.',
  mprIdHint:
    '16 digits on the label under the unit. The unit also shows it under Settings/Maintenance → Extended functions.',
  activationKeyNoHint: '16 digits. You may paste both codes of the card at once.',
  registrationIdHint: (digits: number) => `${digits} digits.`,
  empty: (label: string) => `Enter the ${label}.`,
  length: (label: string, want: number, got: number) => `The ${label} has ${want} digits (now ${got}).`,
  characters: (label: string) => `The ${label} contains characters that cannot be used. Use 0–9 and A–F.`,
  productNumber: (label: string) => `This is a product number. For the ${label}, enter the code written on the card.`,
  productNumberOnDevice: (label: string) =>
    `This is a product number. For the ${label}, enter the code on the label under the unit.`,
} satisfies typeof ja.codes
