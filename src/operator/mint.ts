// operator mint: new activation keys, as a CSV for whoever prints the cards.
import { formatCode } from '#domain/codes'
import { tidyLine } from '#domain/line'
import { listProducts } from '#operations/cards/listProducts'
import { MINT_AT_MOST, mintKeys, type Product } from '#operations/cards/mintKeys'
import { csvWriter } from '#operations/csv/write'
import { cardSheet } from './cardSheet.ts'
import { type Command, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { writingTo } from './output.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'

const OPTIONS = {
  ...WRITES,
  product: { type: 'string' },
  count: { type: 'string' },
  for: { type: 'string' },
  company: { type: 'string' },
  order: { type: 'string' },
  out: { type: 'string' },
  sheet: { type: 'string' },
} as const

const HEADING = ['Activation Key No.', 'Registration ID', 'Product', 'Name', 'Minted for']

export const mint: Command = {
  name: 'mint',
  summary: 'makes new activation keys (cards) of a product',
  usage: `mint --product CODE --count N [--for NAME] [--company LOGIN-ID [--order TEXT]] [--out FILE] [--sheet FILE]
  --product CODE such as KX-VCS701W
  --count N      1 to ${MINT_AT_MOST}
  --for NAME     whom the cards are for (kept with them)
  --company ID   hands them to the company of this 登録ID: its people pick them under 保有カード, and its 管理者 get a mail
  --order TEXT   their 注文番号 there
  --out FILE     a new file for the CSV; otherwise it goes to standard output
  --sheet FILE   a new HTML file to print: A4, eight cards a page, each with a QR code of its codes for a phone
${WRITES_USAGE}`,
  example: 'mint --product KX-VCS701W --count 500 --for みなと映像 --out cards.csv --as sato --reason "order 1234"',
  run: runMint,
}

async function runMint(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const work = readWriter(values)
  if (positionals.length > 0) throw wrongUse(`mint takes no argument such as "${positionals[0]}".`)
  if (!values.product) throw wrongUse('Say which product: --product CODE.')
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1 || count > MINT_AT_MOST)
    throw wrongUse(`Say how many: --count N, from 1 to ${MINT_AT_MOST}.`)
  const { product } = values
  const mintedFor = tidyLine(values.for ?? '') || undefined

  const deps = await terminal.open('code-keys')
  const order = {
    ...work,
    product,
    count,
    mintedFor,
    company: values.company,
    orderNo: tidyLine(values.order ?? '') || undefined,
  }
  const decision = await writingTo(terminal, values.sheet, 'nowhere', writeSheet =>
    writingTo(terminal, values.out, 'stdout', write =>
      mintKeys(deps, order, async (cards, { nameJa, nameEn }) => {
        const csv = csvWriter(write, HEADING)
        // In groups, as on the card: bare, a spreadsheet would read 12345E78 as a number.
        for (const { activationKeyNo, registrationId } of cards)
          await csv.row([formatCode(activationKeyNo), formatCode(registrationId), product, nameJa, mintedFor ?? ''])
        await csv.end()
        if (values.sheet !== undefined)
          await writeSheet(cardSheet(cards, { origin: terminal.origin, nameJa, nameEn, mintedFor }))
      }),
    ),
  )
  if (!decision.ok && decision.refusal !== 'product-unknown')
    throw cannot(`${values.company}: ${REFUSED[decision.refusal]}`)
  if (!decision.ok) throw cannot(`${product}: ${REFUSED[decision.refusal]}${productsText(await listProducts(deps))}`)
  const what = `${count} ${count === 1 ? 'card' : 'cards'} of ${product} (${decision.value.product.nameJa})`
  const { handedTo } = decision.value
  const handed = handedTo === undefined ? '' : ` and hand them to ${handedTo}`
  const done = handedTo === undefined ? '' : ` and handed them to ${handedTo}`
  await say(terminal.err, work.dryRun ? `Dry run: would mint ${what}${handed}.\n` : `Minted ${what}${done}.\n`)
  return 0
}

/** Instead of the one that is unknown. */
const productsText = (products: Product[]): string =>
  ` There are:${products.map(({ code, nameJa }) => `\n  ${code.padEnd(12)} ${nameJa}`).join('')}`
