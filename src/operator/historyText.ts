// One entry of a device's or card's history: when, what, who, about what, why.
import { type ActivationKeyNo, formatCode, type MprId } from '#domain/codes'
import { type ConnectionNumber, formatConnectionNumber } from '#domain/connectionNumber'
import type { HistoryEntry } from '#operations/services/showCodes'
import { instantText, monthsText } from './words.ts'

export function historyText(entry: HistoryEntry): string {
  const { at, act, by, reason, subject } = entry
  const about = (subject && CORRECTIONS[act]?.(subject)) || plainAbout(entry)
  const who = act === 'start' ? 'the device' : by
  return `${instantText(at)}  ${act} by ${who}${about ? `: ${about}` : ''}${reason ? ` (${reason})` : ''}`
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

type Subject = NonNullable<HistoryEntry['subject']>

const code = (value: Subject[string] | undefined) => formatCode(String(value) as MprId | ActivationKeyNo)
const number = (value: Subject[string] | undefined) => formatConnectionNumber(String(value) as ConnectionNumber)

/** An operator's corrections (R13), as their audit rows have them. */
const CORRECTIONS: Record<string, (subject: Subject) => string> = {
  undo: s => {
    const use = s.flow === 'issue' ? '新規申請' : `期間の延長 by ${monthsText(Number(s.months))}`
    const left =
      s.flow === 'issue' ? 'its key is refused' : `${monthsText(Number(s.totalMonths))}${endText(s)} are left`
    return `${use} of ${code(s.mprId)}, service ${s.periodNo}, is undone: card ${code(s.activationKeyNo)} is unused again, ${left}`
  },
  move: s =>
    `接続番号 ${number(s.connectionNumber)} from ${code(s.mprId)}, service ${s.periodNo}, to ${code(s.toMprId)}, service ${s.toPeriodNo}, with a new key`,
  stop: s => `service ${s.periodNo} of ${code(s.mprId)} ended at once, its cards stay used`,
  'clear-lock': s =>
    `wrong Registration Keys from ${s.addresses === 1 ? '1 address' : `${s.addresses} addresses`} forgotten`,
}

const endText = ({ startDay, lastDay }: Subject) =>
  startDay && lastDay ? ` from ${startDay}, last day ${lastDay} (GMT),` : ' from first use'
