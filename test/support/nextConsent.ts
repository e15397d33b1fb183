// A version of the consent that begins later, as an operator adds it.
import { anOperator } from './operator.ts'
import type { TestApp } from './testApp.ts'

export const CHANGES = { ja: '記録する情報を追加しました。', en: 'Added what is recorded.' }

/** @param from as a command takes it */
export async function nextConsent(app: Pick<TestApp, 'db' | 'deps' | 'clock'>, from = 'now'): Promise<void> {
  const { bare, run, write } = await anOperator(app.db, app)
  const printed = JSON.parse((await bare('document', 'consent', '--latest')).out)
  printed.body.ja[0].heading = 'あたらしい同意'
  printed.body.en[0].heading = 'The new consent'
  await write('next.json', JSON.stringify(printed))
  const argv = ['--file', 'next.json', '--from', from, '--ja', CHANGES.ja, '--en', CHANGES.en]
  const { err } = await run('document', 'consent', ...argv)
  if (err !== '') throw new Error(err)
  await app.deps.documents.refresh()
}
