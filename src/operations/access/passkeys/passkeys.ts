// Passkeys of a person: made, removed, shown in a list (C20, P30). Each change is mailed.
import { MOST_PASSKEYS } from '#domain/limits'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { deletePasskey, insertPasskey, type ListedPasskey, listedPasskeys, passkeyIdsOf } from '#store/access/passkeys'
import { lockProfile, profileById } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { act } from '../../act.ts'
import type { OperationDeps } from '../../deps.ts'
import { newChallenge, takeChallenge } from './challenge.ts'
import type { PasskeyDeps } from './checkPasskey.ts'
import {
  challengeIn,
  type PublicKeyCredentialCreationOptionsJSON,
  readRegistration,
  relyingParty,
  userHandle,
  webauthn,
} from './webauthn.ts'

export type { ListedPasskey }

type Deps = OperationDeps & PasskeyDeps

const addingBy = ({ accountId }: User) => `add passkey of ${accountId}`

export function readPasskeys({ db }: Pick<Deps, 'db'>, by: User): Promise<ListedPasskey[]> {
  return listedPasskeys(db, by.accountId)
}

/** What a browser needs to make one: discoverable, with user verification. Undefined when the account was closed meanwhile. */
export async function offerPasskey(
  deps: Deps,
  by: User,
  serviceName: string,
): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
  const { db, secret, publicOrigin } = deps
  const account = await profileById(db, by.accountId)
  if (!account) return undefined
  const known = await passkeyIdsOf(db, by.accountId)
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: serviceName,
    rpID: relyingParty(publicOrigin),
    userID: userHandle(secret, by.accountId),
    // Shown where passkeys are chosen, also by others who use the device: so not the 登録ID, which is half of a login.
    userName: account.email,
    userDisplayName: account.profile.contactName ?? account.profile.company,
    challenge: new Uint8Array(newChallenge(deps, addingBy(by))),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ id, transports }) => ({ id: Buffer.from(id).toString('base64url'), transports })),
  })
}

/**
 * @param request.answer what the browser made of {@link offerPasskey}'s options, as the form's field came
 * Refusals: `passkey-not-made`, for whatever is wrong with the answer; `passkey-known`; `passkeys-full`; `session-over`,
 * when the account was closed at this moment.
 */
export async function addPasskey(
  deps: Deps,
  { by, name, answer }: { by: User; name: string; answer: string },
): Promise<Decision<'added', 'passkey-not-made' | 'passkey-known' | 'passkeys-full' | 'session-over'>> {
  const { secret } = deps
  return act(deps, by, 'add-passkey', async ({ tx, now, audit }) => {
    const response = readRegistration(answer)
    if (!response) return refuse('passkey-not-made')
    const challenge = challengeIn(response)
    const isGood = await takeChallenge(tx, { challenge, use: addingBy(by), secret }, now)
    const made = isGood ? await credentialIn(deps, response, challenge) : undefined
    if (!made) return refuse('passkey-not-made')
    if (!(await lockProfile(tx, by.accountId))) return refuse('session-over')
    if ((await listedPasskeys(tx, by.accountId)).length >= MOST_PASSKEYS) return refuse('passkeys-full')
    const passkey = await insertPasskey(tx, { ...made, accountId: by.accountId, name }, now)
    if (passkey === undefined) return refuse('passkey-known')
    await audit({ act: 'add-passkey', subject: { passkey } })
    await queueMail(tx, { act: 'add-passkey', accountId: by.accountId, data: {} }, now)
    return accept('added')
  })
}

/** Refusal: `passkey-gone`, also for another account's. */
export async function removePasskey(
  deps: OperationDeps,
  { by, no }: { by: User; no: number },
): Promise<Decision<'removed', 'passkey-gone'>> {
  return act(deps, by, 'remove-passkey', async ({ tx, now, audit }) => {
    if (!(await deletePasskey(tx, by.accountId, no))) return refuse('passkey-gone')
    await audit({ act: 'remove-passkey', subject: { passkey: no } })
    await queueMail(tx, { act: 'remove-passkey', accountId: by.accountId, data: {} }, now)
    return accept('removed')
  })
}

/** Undefined for an answer of another origin, without user verification, or to another challenge. */
async function credentialIn(
  { publicOrigin }: PasskeyDeps,
  response: NonNullable<ReturnType<typeof readRegistration>>,
  challenge: Uint8Array,
) {
  const { verifyRegistrationResponse } = await webauthn()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: publicOrigin,
      expectedRPID: relyingParty(publicOrigin),
      requireUserVerification: true,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { id: Buffer.from(id, 'base64url'), publicKey, counter, transports }
  } catch {
    return undefined // the library says each of these by an error
  }
}
