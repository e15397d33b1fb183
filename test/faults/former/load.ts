// People at work on a server, each with a browser and one thing to do again and again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#store/db'
import { aClient, type Book, between, type Client, type Kind, type Which } from './asked.ts'
import type { Login, Stock } from './fill.ts'
import { close, edit, extend, issue, type Promised, register, signIn } from './journeys.ts'
import type { MailCodes } from './mailCodes.ts'

/** Between what somebody does and does next. */
const REST_MS = { least: 200, most: 600 }

export type Scene = { book: Book; db: Db; mails: MailCodes; stock: Stock; promised: Promised }
/** `stop` lets everybody finish what they are at. */
export type Load = { stop(): Promise<void> }

/** Nobody else works with an account that is taken from here. */
type Hands = { applicants: Login[]; editors: Login[]; leavers: Login[]; known: Login[] }

/** New applications, extensions, registrations and changes of accounts. */
export function loadFormer(scene: Scene, origin: string): Load {
  const { stock } = scene
  const hands = {
    applicants: stock.accounts.slice(0, 4),
    editors: stock.accounts.slice(10, 200),
    known: stock.accounts.slice(200, 280),
    leavers: stock.accounts.slice(280, 340),
  }
  return load(scene, 'former', origin, hands)
}

/** The same on the new server, by others. */
export function loadNew(scene: Scene, origin: string): Load {
  const { stock } = scene
  const hands = {
    applicants: stock.accounts.slice(4, 8),
    editors: stock.accounts.slice(340, 380),
    known: stock.accounts.slice(380, 400),
    leavers: [],
  }
  return load(scene, 'new', origin, hands)
}

function load(scene: Scene, which: Which, origin: string, hands: Hands): Load {
  const ending = { now: false }
  const { book, db, mails, stock, promised } = scene
  const applicant = (kind: 'issue' | 'extend', login: Login) => {
    let signedIn = false
    return async (client: Client) => {
      if (!signedIn) await signIn(client.visitor, db, login)
      signedIn = true
      const codes = (kind === 'issue' ? stock.toIssue : stock.toExtend).pop()
      if (!codes) throw new Error(`no card is left for ${kind}`)
      await (kind === 'issue' ? issue : extend)(client.visitor, codes, promised)
    }
  }
  const changes = async (client: Client, turn: number) => {
    const leaver = turn % 8 === 7 ? hands.leavers.pop() : undefined
    const login = leaver ?? hands.editors[turn % hands.editors.length]!
    await signIn(client.visitor, db, login)
    if (leaver) await close(client.visitor, leaver, promised)
    else await edit(client.visitor, login, `${which} ${turn} 株式会社`, promised)
  }
  const registers = async (client: Client, turn: number) => {
    const known = turn % 3 === 2 ? hands.known.pop() : undefined
    const email = known?.email ?? `${which}-${turn}@new.example`
    await register(client.visitor, { db, mails }, email, `${which} 登録 ${turn} 株式会社`, promised)
  }
  const [first, second, third, fourth] = hands.applicants as [Login, Login, Login, Login]
  const people = [
    atWork('issue', applicant('issue', first), true),
    atWork('issue', applicant('issue', second), true),
    atWork('extend', applicant('extend', third), true),
    atWork('extend', applicant('extend', fourth), true),
    atWork('account', changes, false),
    atWork('register', registers, false),
  ]

  /** @param keeps the browser goes on with its session; else each turn has a new one */
  async function atWork(
    kind: Exclude<Kind, 'password'>,
    journey: (client: Client, turn: number) => Promise<void>,
    keeps: boolean,
  ): Promise<void> {
    let client: Client | undefined
    for (let turn = 0; !ending.now; turn++) {
      if (!client || !keeps) client = aClient(book, which, origin, kind)
      try {
        await journey(client, turn)
      } catch (error) {
        client.fail(error)
      }
      await sleep(between(REST_MS))
    }
  }

  return {
    async stop() {
      ending.now = true
      await Promise.all(people)
    },
  }
}
