// Which column of a file holds what: found by its heading, in Japanese, in English, or as the code names it.

export type Columns<Name extends string> = Record<Name, { title: string; names: string[]; required: boolean }>

const ACTIVATION_KEY_NO = {
  title: 'Activation Key No.',
  names: ['activationkeyno', 'activationkey', 'アクティベーションキー', 'アクティベーションキー番号'],
  required: true,
}

export const CARD_COLUMNS = { activationKeyNo: ACTIVATION_KEY_NO } satisfies Columns<string>

export const DEVICE_COLUMNS = {
  mprId: { title: 'MPR ID', names: ['mprid'], required: true },
  family: { title: '種別', names: ['種別', 'family'], required: true },
  macAddress: { title: 'MACアドレス', names: ['macアドレス', 'macaddress', 'mac'], required: false },
} satisfies Columns<string>

/** @returns where each column stands (-1: nowhere), or the titles of those that are missing */
export function findColumns<Name extends string>(
  columns: Columns<Name>,
  heading: string[],
): { places: Record<Name, number>; missing: string[] } {
  const headings = heading.map(plain)
  const names = Object.keys(columns) as Name[]
  const place = (name: Name) => headings.findIndex(text => columns[name].names.includes(text))
  return {
    places: Object.fromEntries(names.map(name => [name, place(name)])) as Record<Name, number>,
    missing: names.filter(name => columns[name].required && place(name) < 0).map(name => columns[name].title),
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
