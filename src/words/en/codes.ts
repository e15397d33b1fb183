import type * as ja from '../ja/codes.ts'

export const codes = {
  letters: 'Codes are made of the characters 0–9 and A–F. Lower case, hyphens and spaces do not matter.',
  onDevice: {
    hdcom: 'Enter what is printed on the HD Visual Communication unit.',
    mpcs: 'Enter the MPR ID of the HDVC-MPCS.',
  },
  onCard: 'Enter what is written on the activation key card.',
  mprIdHint: {
    hdcom:
      '16 characters, on the label on the bottom of the unit. The screen shows it too: Settings/Maintenance (設定／保守をする) → Extended functions (拡張機能の確認).',
    mpcs: '16 characters. Its instruction manual says how to find it.',
  },
  mprIdHow: 'How to find it',
  activationKeyNoHint: '16 characters. You can paste both codes of the card at once.',
  registrationIdHint: (digits: number) => `${digits} digits.`,
  empty: (label: string) => `Enter the ${label.replace(/\.$/, '')}.`,
  length: (label: string, want: number, got: number) => `The ${label} has ${want} characters; you entered ${got}.`,
  characters: (label: string) => `The ${label} contains characters that cannot be used. Use 0–9 and A–F.`,
  productNumber: (label: string) => `This is a product number. As the ${label}, enter the code written on the card.`,
  productNumberOnDevice: (label: string) =>
    `This is a product number. As the ${label}, enter the MPR ID of the device (16 characters).`,
} satisfies typeof ja.codes
