// The demo: two accounts, 24 HDコム and 6 MPCS devices, for each device an unused card of every product of its family.
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { Family } from '#domain/service'
import type { Random } from '#random'
import { allProducts } from '#store/cards/products'
import type { Tx } from '#store/db'
import { transactionOnce } from '#store/transaction'
import { addCards, addDemoAccount, addDevices, lockedEmpty, type NewDevice } from '#store/upkeep/seed'
import { newLoginId, newPassword } from '../access/issuedLogin.ts'
import type { Passwords } from '../access/passwords.ts'
import type { CodeRing } from '../codeRing.ts'
import type { OperationDeps } from '../deps.ts'

export type Login = { loginId: string; password: string }
export type Demo = {
  account: Login
  mpcsAccount: Login
  /** One whose devices have a past (seedDealer.ts); demos that are older than it lack it. */
  dealerAccount?: Login
  devices: (NewDevice & { keys: DemoCard[] })[]
}
export type DemoCard = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId; product: string }

const DEVICES: Record<Family, number> = { hdcom: 24, mpcs: 6 }

/**
 * Fills an empty database; one that has accounts is left alone.
 * @param keep writes the demo's codes down before they are committed, so that none exists that nobody knows
 * @param more what else belongs to a demo, in the same transaction: tests, which seed for each app, do without it
 */
export async function seedDemo(
  { db, clock, random, codes, passwords }: OperationDeps & { passwords: Passwords },
  keep: (demo: Demo) => Promise<void>,
  more: (tx: Tx) => Promise<Pick<Demo, 'dealerAccount'>> = async () => ({}),
): Promise<boolean> {
  return transactionOnce(db, async tx => {
    if (!(await lockedEmpty(tx))) return false
    const now = clock.now()
    const products = await allProducts(tx)
    const devices = (Object.keys(DEVICES) as Family[]).flatMap(family =>
      Array.from({ length: DEVICES[family] }, () => ({
        ...newDevice(random, family),
        keys: products.filter(product => product.family === family).map(product => newCard(random, product.code)),
      })),
    )
    const [account, mpcsAccount] = [newLogin(random), newLogin(random)]
    for (const [login, profile] of [
      [account, RESELLER],
      [mpcsAccount, COMPANY],
    ] as const) {
      const passwordHash = await passwords.hash(login.password)
      await addDemoAccount(tx, { ...profile, loginId: login.loginId, passwordHash }, now)
    }
    await addDevices(tx, devices, now)
    await addCards(
      tx,
      devices.flatMap(device => device.keys.map(card => keptCard(codes, card))),
      now,
    )
    await keep({ account, mpcsAccount, ...(await more(tx)), devices })
    return true
  })
}

const RESELLER = {
  company: 'みなと映像システム株式会社',
  address: ['東京都港区', '芝浦 1-2-3'],
  contactName: '高橋 直子',
  email: 'takahashi@minato-eizo.example',
  mpcsAllowed: false,
}

const COMPANY = {
  company: '北浜精機株式会社 情報システム部',
  address: ['大阪府大阪市中央区', '北浜 4-5-6'],
  contactName: '森本 健',
  email: 'morimoto@kitahama-seiki.example',
  mpcsAllowed: true,
}

const hex = (random: Random, bytes: number) => Buffer.from(random(bytes)).toString('hex').toUpperCase()

export function newDevice(random: Random, family: Family): NewDevice {
  const macAddress = `02${hex(random, 5)}`.match(/../g)!.join(':') // 02: locally administered, nobody's real one
  return { mprId: hex(random, 8) as MprId, family, macAddress }
}

export function newCard(random: Random, product: string): DemoCard {
  return {
    activationKeyNo: hex(random, 8) as ActivationKeyNo,
    registrationId: hex(random, 4) as RegistrationId,
    product,
  }
}

/** As it is written. */
export const keptCard = (codes: CodeRing, { activationKeyNo, registrationId, product }: DemoCard) => ({
  activationKeyNo,
  product,
  ...codes.keep('registration-id', registrationId, activationKeyNo),
})

export const newLogin = (random: Random): Login => ({ loginId: newLoginId(random), password: newPassword(random) })
