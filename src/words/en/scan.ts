// The page that a printed QR code leads to.
import type { scan as ja } from '../ja/scan.ts'

export const scan = {
  title: 'Scanned codes',
  read: 'The codes were read. Choose what to do, and they will be filled in.',
  next: 'Please sign in first if you have not. The codes are filled in as well when you choose from the menu afterwards.',
  unread: 'No codes could be read. Please type those on the card or on the label of the device.',
  without: 'Without JavaScript the codes cannot be read. Please type those on the card or on the label of the device.',
  flows: 'What to do',
} satisfies typeof ja
