// docs/limits.md: every limit of domain/limits.ts, whom it counts, and why nobody can be locked out by others.
import { DEAREST_PROOF, LIMITS, type LimitName, MAIL_CODE, WRONG_CODES, WRONG_DEVICE_KEYS } from '#domain/limits'

/** What is limited, whom the limit counts, and who then has to wait. */
const ABOUT: Record<LimitName, [what: string, counts: string, waits: string]> = {
  'login-account': [
    'failed logins',
    'a 登録ID, by browsers that never signed in to it; and each browser that did, for itself',
    'strangers at this 登録ID; never a browser that knows the account',
  ],
  'login-client': ['failed logins', 'a client', 'that client, in browsers that never signed in'],
  'passkey-client': ['passkeys that were wrong', 'a client', 'that client, with passkeys'],
  'login-without-proof': [
    'failed logins with the picture or the digits',
    'all browsers that never signed in',
    'nobody: they sign in by the proof of work instead',
  ],
  proofs: [
    'proofs of work that no right password followed',
    'everybody',
    'nobody: a proof takes up to four times as long to find',
  ],
  'proofs-known': [
    'proofs of work that no right password followed',
    'a browser that some account knows',
    'nobody: that browser’s proofs take up to four times as long to find, and never longer than strangers’',
  ],
  'proof-client': [
    'proofs of work asked for',
    'a client, in browsers that no account knows',
    'nobody: they take the picture or the digits',
  ],
  'confirm-password': ['wrong present passwords', 'an account that is signed in', 'that account, on this form'],
  'device-of-card': ['wrong MPR IDs with a right card', 'an account and a card', 'counts as one wrong code'],
  'list-guess': [
    'pairs of codes in a list that are not proven',
    'a company',
    'that company, with rows of lists that need a card',
  ],
  'list-guess-again': ['the same pair again', 'a company and the codes', 'nobody: it counts once'],
  'mail-code-first': [
    'codes mailed',
    'a mailbox, whatever stands after a +, and who asks: a client, or an account that is signed in',
    'nobody: the next limit counts',
  ],
  'mail-code-mailbox': ['further codes mailed', 'a mailbox, whoever asks', 'whoever asks for that address again'],
  'mail-code-most': ['codes mailed', 'a mailbox, whoever asks', 'whoever types that address'],
  'mail-code-client': ['codes mailed', 'a client that is not signed in', 'that client'],
  'mail-code-account': ['codes mailed', 'an account that is signed in', 'that account'],
  'temporary-password-first': [
    'temporary passwords mailed',
    'a 登録ID, whether somebody has it or not, and a client',
    'nobody: the next limit counts',
  ],
  'temporary-password-id': [
    'further temporary passwords mailed',
    'a 登録ID, whoever asks',
    'whoever asks for it again',
  ],
  'temporary-password-most': ['temporary passwords mailed', 'a 登録ID, whoever asks', 'whoever types it'],
  'temporary-password-client': ['temporary passwords mailed', 'a client', 'that client'],
  'invitation-account': ['invitations mailed', 'a 管理者', 'that 管理者'],
  'invitation-mailbox': ['invitations mailed', 'a mailbox, whatever stands after a +', 'whoever invites that address'],
  'draft-client': ['registrations begun', 'a client', 'that client'],
  'picture-client': ['pictures drawn, sounds made', 'a client; the proof of work needs neither', 'that client'],
}

export function limitsDocument(): string {
  return `# Limits

Made by \`npm run limits\` from \`src/domain/limits.ts\`; do not edit it. A client is an IPv4 address, or the /64 of an IPv6 one. Whoever has to wait is told for how long.

| limit | what | whom it counts | at once | one more after | who waits |
|---|---|---|---|---|---|
${Object.entries(LIMITS).map(row).join('\n')}

Besides:

- **Wrong codes** of an account (C8): ${WRONG_CODES.tries} in ${WRONG_CODES.windowMinutes} minutes, then the window has to pass; each window that is used up doubles the next wait, up to ${WRONG_CODES.mostDoublings} times. Right codes of others and of other accounts go on.
- **A mailed code** (P5) is good for ${MAIL_CODE.minutes} minutes and ${MAIL_CODE.tries} tries; a new one can be asked for.
- **Wrong Registration Keys** of a device (C16): ${WRONG_DEVICE_KEYS.tries} in ${WRONG_DEVICE_KEYS.hours === 1 ? 'an hour' : `${WRONG_DEVICE_KEYS.hours} hours`} from one client; a right key always passes.

## Who can lock whom out (ASVS V6.1.1)

- A stranger who guesses at a 登録ID uses up what strangers have at it. Its owner signs in from a browser that has signed in before, which has a limit of its own; and may ask for a temporary password, whose limit is another one.
- A stranger who shares a client with others (an office behind one address) can use up that client's share. Others there wait with them for the minutes that the page says, unless their browser has signed in before.
- Who uses up a mailbox's codes, or a 登録ID's temporary passwords, keeps nobody else from theirs: whoever asks for the first time in an hour gets one. What keeps mailboxes from being flooded refuses only once ten clients have asked within the hour, each for a proof of work or the like, and for five minutes ([013](decisions/013-a-mailbox-and-strangers.md)); codes that arrived stay good.
- Devices are never locked by others' wrong keys: a right key passes, and wrong ones count for their client alone.
- No limit counts everybody and refuses: while many strangers guess, strangers pay by a proof of work, which grows dearer with their number, up to ${DEAREST_PROOF} times; and whoever is known pays nothing.
- A browser that an account knows is not held up either: its passwords are looked at before strangers' are, and its proofs of work have a price of their own.
- A mail to whoever a stranger names (registration, forgotten password) costs a picture's text, a sound's digits or a proof of work, before anything is sent.
- Right passwords and codes cost nothing: what was taken is given back.
`
}

function row([name, { capacity, refillSeconds }]: [string, { capacity: number; refillSeconds: number }]): string {
  const [what, counts, waits] = ABOUT[name as LimitName]
  return `| \`${name}\` | ${what} | ${counts} | ${capacity} | ${duration(refillSeconds)} | ${waits} |`
}

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : seconds === 60 ? '1 minute' : `${seconds / 60} minutes`
