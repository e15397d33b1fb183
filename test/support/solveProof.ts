// Logs in the way a script does: by the proof of work in place of the picture.
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Solves what GET /robot-check/proof gave. @returns the value of the login form's field `proof` */
export async function solveProof(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the proof of work was not solved in time')
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}
