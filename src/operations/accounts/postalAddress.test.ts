import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postalAddress } from './postalAddress.ts'

test('郵便番号 to 所在地: names stay, notes of the dataset go', async () => {
  const table: [string, string, string | undefined][] = [
    ['a town', '105-0023', '東京都港区芝浦'],
    ['a company of its own', '571-8501', '大阪府門真市大字門真1006番地'],
    ['一円 is the name of a town', '522-0317', '滋賀県犬上郡多賀町一円'],
    ['一円 says the whole village', '100-0301', '東京都利島村'],
    ['地割 from one to another', '028-7901', '岩手県九戸郡洋野町種市'],
    ['the same with other 地割', '028-7902', '岩手県九戸郡洋野町種市'],
    ['地割 one after the other', '029-5512', '岩手県和賀郡西和賀町川尻'],
    ['none of those that are listed', '374-0000', '群馬県館林市'],
    ['丁目', '060-0042', '北海道札幌市中央区大通西'],
    ['streets of Kyoto', '604-8042', '京都府京都市中京区中之町'],
    ['several towns', '452-0961', undefined],
    ['nowhere', '028-0602', undefined],
  ]
  for (const [name, code, address] of table) assert.equal(await postalAddress(code), address, name)
})
