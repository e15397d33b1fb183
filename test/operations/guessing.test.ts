// C6: 10,000 guesses from 100 addresses, and how many of them a password was looked at for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '#operations/access/signIn'
import { testApp } from '../support/testApp.ts'
import { aBrowser } from '../support/who.ts'

const GUESSES = 10_000
const AT_ONCE = 200

for (const [how, accounts] of [
  ['at one account', 1],
  ['spread over 500 accounts', 500],
] as const)
  test(`${how}: at most 100 of ${GUESSES} guesses reach the verifier`, async () => {
    const { deps, demo } = await testApp()
    let verified = 0
    const passwords = {
      ...deps.passwords,
      verify: (password: string, hash: string | undefined) => {
        verified++
        return deps.passwords.verify(password, hash)
      },
    }
    const guess = (i: number) =>
      signIn(
        { ...deps, passwords },
        {
          loginId: accounts === 1 ? demo.account.loginId : `Guess${String(i % accounts).padStart(5, '0')}`,
          password: `guess ${i}`,
          client: `198.51.100.${i % 100}`,
          knownBrowser: undefined,
          hasProof: false,
          formerHash: undefined,
          sessionHash: Buffer.from(`session ${i}`),
          agent: null,
          by: aBrowser,
        },
      )
    const answers: Awaited<ReturnType<typeof signIn>>[] = []
    for (let from = 0; from < GUESSES; from += AT_ONCE)
      answers.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => guess(from + i)))))
    assert.ok(verified <= 100, `${verified} reached the verifier`)
    const refusedWith = (refusal: string) => answers.filter(answer => !answer.ok && answer.refusal === refusal).length
    assert.equal(refusedWith('login-wrong'), verified)
    assert.equal(refusedWith('too-many-logins') + refusedWith('login-needs-proof'), GUESSES - verified)
  })
