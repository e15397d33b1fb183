import type * as ja from '../ja/codes.ts'

export const codes = {
  letters: 'Codes are made of 0–9 and A–F. Small letters, hyphens and spaces do not matter.',
  onDevice: 'Enter what is printed on the HD Visual Communication unit.',
  onCard: 'Enter what is written on the activation key card.',
  mprIdHint:
    '16 digits, on the label on the bottom of the unit. The screen shows it too: Settings/Maintenance → Extended functions.',
  mprIdHow: 'How to find it',
  activationKeyNoHint: '16 digits. You can paste both codes of the card at once.',
  registrationIdHint: (digits: number) => `${digits} digits.`,
  empty: (label: string) => `Enter the ${label}.`,
  length: (label: string, want: number, got: number) => `The ${label} has ${want} digits; you entered ${got}.`,
  characters: (label: string) => `The ${label} contains characters that cannot be used. Use 0–9 and A–F.`,
  productNumber: (label: string) => `This is a product number. As the ${label}, enter the code written on the card.`,
  productNumberOnDevice: (label: string) =>
    `This is a product number. As the ${label}, enter the code on the label on the bottom of the unit.`,
} satisfies typeof ja.codes
