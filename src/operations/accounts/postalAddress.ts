// 郵便番号 to 所在地 in Japan, from the Japan Post data that the package `yubin` carries. Asked for by people who register.

type Lookup = typeof import('yubin').getAddress
let lookup: Promise<Lookup> | undefined

/** Loaded by the first who asks: 40 MB that a server without registrations need not carry. */
const loaded = () => {
  lookup ??= import('yubin').then(({ getAddress }) => getAddress)
  return lookup
}

/**
 * What 所在地1 begins with: prefecture, city and town; of a company with a number of its own its street as well.
 * Undefined when nobody has the number, or several towns share it: a wrong one would be worse than none.
 * @param postalCode seven digits, with or without a hyphen
 */
export async function postalAddress(postalCode: string): Promise<string | undefined> {
  const found = (await loaded())(postalCode)
  if (!found) return undefined
  const { prefecture, city } = found
  if (found.source === 'jigyosyo') return tidy(`${prefecture}${city}${found.town}${found.streetAddress}`)
  return found.multiTown ? undefined : tidy(`${prefecture}${city}${townOf(found.town)}`)
}

/** Notes of the dataset are no part of an address: （１丁目）, 以下に掲載がない場合, 〇〇の次に番地がくる場合. */
function townOf(town: string): string {
  const name = town.replace(/（.*$/, '')
  return /掲載がない場合|番地がくる場合|一円$/.test(name) ? '' : name
}

const tidy = (address: string) => address.normalize('NFKC').replace(/\s+/g, ' ').trim()
