// argon2id at OWASP's parameters, two at a time: more would only make each slower and starve the other requests.
import { hash, verify } from '@node-rs/argon2'
import { LONGEST_PASSWORD, passwordForm } from '#domain/password'
import { type InTurn, type Lane, lanes } from './lanes.ts'

export type Passwords = {
  /** Of the one form of a password. */
  hash(password: string): Promise<string>
  /**
   * Without a hash it compares with a dummy, so that an unknown ID takes as long as a known one (C6).
   * @param lane of a `stranger`, who waits until nobody else does: whoever is known is not held up by a flood of guesses (C23)
   */
  verify(password: string, hash: string | undefined, lane?: Lane): Promise<boolean>
}

const OPTIONS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2

export function createPasswords(inTurn: InTurn = lanes(AT_ONCE)): Passwords {
  let dummy: Promise<string> | undefined

  const hashed = (password: string) => inTurn('known', () => hash(password, OPTIONS))
  async function matches(password: string, against: string, lane: Lane): Promise<boolean> {
    const letters = [...password]
    const right = await inTurn(lane, () => verify(against, letters.slice(0, LONGEST_PASSWORD).join(''), OPTIONS))
    return right && letters.length <= LONGEST_PASSWORD
  }

  return {
    hash: password => hashed(passwordForm(password)),
    async verify(password, known, lane = 'known') {
      dummy ??= hashed('no account has this password')
      const against = known ?? (await dummy)
      // Older hashes are of a password as it was typed then. Whether both are compared depends on the typed text alone (C6).
      const spellings = new Set([passwordForm(password), password])
      let right = false
      for (const spelling of spellings) right = (await matches(spelling, against, lane)) || right
      return right && known !== undefined
    },
  }
}
