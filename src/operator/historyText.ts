// One entry of a device's or card's history: when, what, who, about what, why.
import type { ActName, Acts, Change } from '#domain/acts'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { HistoryEntry } from '#operations/services/showCodes'
import { countText, instantText, monthsText } from './words.ts'

export function historyText(entry: HistoryEntry): string {
  const { at, act, by, reason } = entry
  const about = inWords(entry) ?? plainAbout(entry)
  const who = act === 'start' ? 'the device' : by
  return `${instantText(at)}  ${act} by ${who}${about ? `: ${about}` : ''}${reason ? ` (${reason})` : ''}`
}

/** The trail has the data of this act: the types of both were written together. */
function inWords({ act, subject }: HistoryEntry): string | undefined {
  return subject ? IN_WORDS[act]?.(subject as never) : undefined
}

function plainAbout({ periodNo, activationKeyNo, months, day, undone, subject }: HistoryEntry): string {
  return [
    periodNo === null ? '' : `service ${periodNo}`,
    activationKeyNo === null ? '' : `card ${formatCode(activationKeyNo)}`,
    months === null ? '' : monthsText(months),
    day === null ? '' : `from ${day} (GMT)`,
    undone ? 'undone since' : '',
    ...Object.entries(subject ?? {}).flatMap(([name, value]) =>
      TOLD.has(name) ? [] : [`${name} ${value ?? 'unknown'}`],
    ),
  ]
    .filter(text => text !== '')
    .join(', ')
}

/** Properties that are shown in the entry already. */
const TOLD = new Set(['mprId', 'activationKeyNo'])

const NOTHING_MORE = () => ''
const changed = ({ fields }: Change) => fields.join(', ')
const endedText = (sessions: number) => `${countText(sessions, 'login')} ended`

/** What is said of an act; undefined where the entry says it all, or its data do as they stand. */
const IN_WORDS: { [Name in ActName]: ((subject: Acts[Name]) => string) | undefined } = {
  issue: undefined,
  extend: undefined,
  start: undefined,

  'keep-device': NOTHING_MORE,
  'change-devices': s => `${countText(s.devices, 'device')}: ${s.fields.join(', ')}`,
  'remove-devices': s => countText(s.devices, 'device'),
  'export-devices': s => `${countText(s.devices, 'device')} as ${s.format}`,

  // R13
  undo: s => {
    const use = s.flow === 'issue' ? '新規申請' : `期間の延長 by ${monthsText(s.months)}`
    const left = s.flow === 'issue' ? 'its key is refused' : `${monthsText(s.totalMonths)}${endText(s)} are left`
    return `${use} of ${formatCode(s.mprId)}, service ${s.periodNo}, is undone: card ${formatCode(s.activationKeyNo)} is unused again, ${left}${s.why ? ` (by the company: ${s.why})` : ''}`
  },
  move: s =>
    `接続番号 ${formatConnectionNumber(s.connectionNumber)} from ${formatCode(s.mprId)}, service ${s.periodNo}, to ${formatCode(s.toMprId)}, service ${s.toPeriodNo}, with a new key${s.why ? ` (by the company: ${s.why})` : ''}`,
  stop: s => `service ${s.periodNo} of ${formatCode(s.mprId)} ended at once, its cards stay used`,
  'ask-vendor': s => `request ${s.request}: ${s.kind} (${s.refusal})`,
  'answer-request': s => `request ${s.request}: ${s.kind}, ${s.answer}`,
  'clear-lock': s =>
    `wrong Registration Keys from ${s.addresses === 1 ? '1 address' : `${s.addresses} addresses`} forgotten`,

  mint: undefined,
  freeze: undefined,
  unfreeze: undefined,
  void: undefined,
  'import-devices': undefined,
  'change-mac': undefined,
  show: undefined,

  // Of neither a device nor a card
  'register-account': changed,
  'update-account': changed,
  'change-address': changed,
  'reissue-login-id': undefined,
  'change-password': undefined,
  'add-passkey': undefined,
  'remove-passkey': undefined,
  'sign-in': undefined,
  'fail-sign-in': undefined,
  'use-temporary-password': undefined,
  'end-sessions': s => endedText(s.sessions),
  'news-opt-in': undefined,
  'news-opt-out': undefined,
  'close-account': undefined,
  invite: undefined,
  'withdraw-invitation': undefined,
  'accept-invitation': undefined,
  'change-role': s => `${s.from} to ${s.to}`,
  'sign-out-person': s => endedText(s.sessions),
  'take-out': s => `${endedText(s.sessions)}, ${countText(s.passkeys, 'passkey')} removed`,
  'export-applications': undefined,
  'give-consent': undefined,
  'allow-mpcs': s => (s.allowed ? 'HDVC-MPCS may be applied for' : 'HDVC-MPCS may not be applied for any more'),
  'show-account': NOTHING_MORE,
  'disable-account': s => `nobody signs in with it, ${endedText(s.sessions)}`,
  'enable-account': NOTHING_MORE,
  'send-login-id': s => `${s.loginId} by mail`,
  'export-account': NOTHING_MORE,
  'erase-account': NOTHING_MORE,
  document: undefined,
  maintenance: undefined,
  'maintenance-end': undefined,
  'retry-mail': undefined,
  'keep-cards': undefined,
  'hand-cards': undefined,
  'retire-signing-key': undefined,
  'change-code-key': undefined,
  'end-clear-codes': undefined,
  denied: undefined,
}

const endText = ({ startDay, lastDay }: { startDay: string | null; lastDay: string | null }) =>
  startDay && lastDay ? ` from ${startDay}, last day ${lastDay} (GMT),` : ' from first use'
