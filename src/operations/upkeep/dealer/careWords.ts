// What the demo's dealer wrote on the devices in its care: whose rooms they stand in. Some are without words, as in life.
import type { CareWords } from '#domain/careEntry'
import type { MprId } from '#domain/codes'

const CUSTOMERS = [
  '港北市役所',
  '東海鉄道サービス',
  'みやこ総合病院',
  '青葉学園',
  '中部精密工業',
  '白樺信用金庫',
  '名南大学',
  '丸栄ホールディングス',
  'すみれ薬品',
  '三河運輸',
  '北斗建設',
  '葵法律事務所',
]
const SITES = [
  '3階 大会議室',
  '本社 役員会議室',
  '第1カンファレンス',
  '第2カンファレンス',
  '視聴覚室',
  '旧校舎',
  '東棟 応接室',
]
const TAGS = [['官公庁'], ['VIP'], ['医療', '東棟'], ['教育'], [], ['金融'], [], ['本社']]

/** Each device in turn gets what its place in the list says. */
export function wordsOfDealer(devices: MprId[]): ({ mprId: MprId } & CareWords)[] {
  return devices.flatMap((mprId, n) => {
    if (n % 11 === 10) return []
    const customer = Math.floor(n / 3) % CUSTOMERS.length
    return [
      {
        mprId,
        endCustomer: CUSTOMERS[customer]!,
        site: SITES[n % SITES.length]!,
        orderNo: n % 4 === 3 ? null : `PO-${2024 + (n % 3)}-${String(1000 + n * 7).slice(-4)}`,
        assetNo: n % 5 === 0 ? `AV-${String(n + 1).padStart(4, '0')}` : null,
        reminderContact: n % 6 === 0 ? `soumu${customer + 1}@customer.example` : null,
        note: null,
        tags: TAGS[customer % TAGS.length]!,
      },
    ]
  })
}
