// Whether what came back was signed by a passkey that is known here, for whichever verb asks (C20).
import type { StoredPasskey } from '#store/access/passkeys'
import { lockPasskey, markPasskeyUsed } from '#store/access/passkeys'
import type { Moment } from '../../act.ts'
import { takeChallenge } from './challenge.ts'
import { challengeIn, readAuthentication, relyingParty, webauthn } from './webauthn.ts'

export type PasskeyDeps = { secret: string; publicOrigin: string }

export type Checked = { right: true; passkey: StoredPasskey } | { right: false; passkey: StoredPasskey | undefined }

/**
 * Checks an answer and counts the use. @param answer the form's field as it came
 * @param use what the challenge was made for
 * @returns not right for a wrong origin, no user verification, a challenge that is not good or was answered
 * before, a counter that went back, or a passkey that nobody has here; `passkey` is the one that was named
 */
export async function checkPasskey(
  { publicOrigin, secret }: PasskeyDeps,
  { tx, now }: Pick<Moment, 'tx' | 'now'>,
  { answer, use }: { answer: string; use: string },
): Promise<Checked> {
  const response = readAuthentication(answer)
  if (!response) return { right: false, passkey: undefined }
  const challenge = challengeIn(response)
  const isGood = await takeChallenge(tx, { challenge, use, secret }, now)
  const passkey = await lockPasskey(tx, Buffer.from(response.id, 'base64url'))
  if (!isGood || !passkey) return { right: false, passkey }
  const { verifyAuthenticationResponse } = await webauthn()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: publicOrigin,
      expectedRPID: relyingParty(publicOrigin),
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    })
    if (!verified) return { right: false, passkey }
    await markPasskeyUsed(tx, passkey.no, authenticationInfo.newCounter, now)
    return { right: true, passkey }
  } catch {
    return { right: false, passkey } // the library says each of these by an error
  }
}
