// 郵便番号 to 所在地 in Japan, from the Japan Post data that the package `yubin` carries. Asked for by people who register.
import { composed } from '#domain/line'

type Lookup = typeof import('yubin').getAddress
let lookup: Promise<Lookup> | undefined

/** Loaded when it is first needed: the data take 40 MB, which a server without registrations can save. */
const loaded = () => {
  lookup ??= import('yubin').then(({ getAddress }) => getAddress)
  return lookup
}

/**
 * What 所在地1 begins with: prefecture, city and town, and the street too for a company that has a 郵便番号 of its own.
 * Undefined when no place has the number, or when several towns share it: a wrong town would be worse than none.
 * @param postalCode seven digits, with or without a hyphen
 */
export async function postalAddress(postalCode: string): Promise<string | undefined> {
  const found = (await loaded())(postalCode)
  if (!found) return undefined
  const { prefecture, city } = found
  if (found.source === 'jigyosyo') return tidy(`${prefecture}${city}${found.town}${found.streetAddress}`)
  return found.multiTown ? undefined : tidy(`${prefecture}${city}${townOf(found.town)}`)
}

/**
 * Notes of the dataset are no part of an address: （１丁目）, 以下に掲載がない場合, 〇〇の次に番地がくる場合, 利島村一円, and
 * 第８地割〜第１４地割 behind a town. 一円 alone is a town's name.
 */
function townOf(town: string): string {
  const name = town.replace(/（.*$/, '')
  if (/掲載がない場合|番地がくる場合|.一円$/.test(name)) return ''
  if (!SEVERAL.test(name)) return name
  const before = name.replace(/第?[０-９]+地割.*$/, '')
  return SEVERAL.test(before) ? '' : before // several towns without a name in common
}

const SEVERAL = /[〜～、]/

const tidy = (address: string) => composed(address, 'NFKC').replace(/\s+/g, ' ').trim()
