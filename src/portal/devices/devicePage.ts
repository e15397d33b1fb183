// P23: the state as the largest thing, the term with its sum, the key, the company's words, and the history.
import { type CareEntry, careState } from '#domain/careEntry'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { may } from '#domain/may'
import { lastDayOf, lastDayToExtend, type Status } from '#domain/term'
import type { User } from '#domain/who'
import type { KnownEntry } from '#operations/care/readEntry'
import { badge } from '#ui/badge'
import { linkButton } from '#ui/buttons'
import { code } from '#ui/codes'
import { copyButton } from '#ui/copyButton'
import { type Html, html } from '#ui/html'
import { keySheet, printButton } from '#ui/keySheet'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { type SummaryRow, summary } from '#ui/summary'
import type { Text } from '#words/text'
import { FLOW_PATHS } from '../flows.ts'
import { wayIntoDevice } from '../keyWay.ts'
import { serviceRows, sheetOf } from '../serviceRows.ts'
import { dayText, termText } from '../termText.ts'
import { history } from './history.ts'
import { requestsCard } from './requestsCard.ts'
import { helpOf, stateBadge } from './stateText.ts'

export type DeviceProps = KnownEntry & {
  status: Status
  today: Temporal.PlainDate
  by: User
  /** What whoever looks can take back now (R22). */
  undo: 'issue' | 'extend' | undefined
  /** It can be asked of an operator instead. */
  mayAsk: boolean
  done: string | undefined
  /** Where it is reached, for what is printed. */
  portal: string
}

/** What the company calls it; undefined while it does not. */
export const ownNameOf = ({ endCustomer, site }: CareEntry): string | undefined =>
  [endCustomer, site].filter(Boolean).join('　') || undefined

export const nameOf = (entry: CareEntry): string => ownNameOf(entry) ?? formatCode(entry.mprId)

export function devicePage(text: Text, props: DeviceProps): Html {
  const { devices, common } = text
  const { entry, details, today, done, events, by, undo, mayAsk, requests } = props
  const name = nameOf(entry)
  const heard = details?.heard && devices.heard(text.terms.moment(details.heard.at.toZonedDateTimeISO('Asia/Tokyo')))
  return html`<nav class="where on-screen" aria-label="${devices.title}"><a href="/devices">${devices.title}</a> <span aria-hidden="true">›</span> <bdi>${name}</bdi></nav>
<h1>${details ? html`<span class="on-screen"><bdi>${name}</bdi></span><span class="on-paper">${text.sheet.title}</span>` : html`<bdi>${name}</bdi>`}</h1>
<p class="device-head on-screen">${stateBadge(text, entry, today)}${entry.notExtending !== undefined && badge('over', devices.notExtending)} ${code(formatCode(entry.mprId))} <span>${common.family[entry.family]}</span> <span class="note">${details && (heard ?? devices.neverHeard)}</span></p>
${done && notice('done', undefined, done)}
<div class="columns on-screen"><div>${requestsCard(text, requests)}${termCard(text, props)}${details && keyCard(text, props)}${wordsCard(text, props)}</div>
${history(text, events)}</div>
<div class="buttons on-screen">${linkButton({ href: '/devices', text: common.back, kind: 'secondary' })}${details && printButton(text)}${undo && linkButton({ href: `/devices/${entry.id}/undo`, text: text.undo.link[undo], kind: 'secondary' })}${mayAsk && linkButton({ href: `/devices/${entry.id}/undo`, text: text.request.link, kind: 'plain' })}${mayReplace(props) && linkButton({ href: `/devices/${entry.id}/replace`, text: text.replace.link, kind: 'secondary' })}${may(by, 'remove-devices') && removeForm(text, entry)}</div>${sheetOnPaper(text, props)}`
}

const mayReplace = ({ by, details, status }: DeviceProps): boolean =>
  may(by, 'move') && details?.holds === true && status !== 'lapsed'

/** What stays beside the device, as after the application (P14): on screen its parts stand in the page. */
function sheetOnPaper(text: Text, { entry, details, status, portal }: DeviceProps): Html | '' {
  if (!details || !entry.issuedAt) return ''
  const { service, company } = details
  const told = { service, family: entry.family, issuedAt: entry.issuedAt, company, portal }
  const { number, term, mprId } = serviceRows(text, service, status)
  const sheet = {
    ...sheetOf(text, told),
    rows: [number, term, mprId],
    ...wayIntoDevice(text, told, status),
    below: html``,
  }
  return html`<div class="on-paper">${keySheet(text, sheet)}</div>`
}

/** One device ticked, as it would be in the list. */
const removeForm = ({ devices }: Text, { id }: CareEntry) =>
  html`<form method="post" action="/devices/ticked"><input type="hidden" name="id" value="${id}"><button class="button plain" type="submit" name="act" value="remove">${devices.remove}</button></form>`

function termCard(text: Text, { entry, details, status, today, by }: DeviceProps): Html {
  const { devices, common, extend, terms } = text
  if (!details)
    return html`<section class="card strong"><h2>${devices.states[careState(entry, today) as 'moved']}</h2><p>${devices.was[entry.standing as 'moved']}</p></section>`
  const { term } = details.service
  const last = lastDayOf(term)
  const [large, help] = [termText(text, term), helpOf(text, entry, today)]
  const tile = (label: string, value: string, look = '') =>
    html`<li${look && html` class="${look}"`}><span class="note">${label}</span> <b>${inPieces(value)}</b></li>
`
  const sum =
    term.kind === 'started' &&
    html`<ul class="sum small-sum">${tile(extend.start, terms.date(term.start))}${tile(extend.total, terms.months(term.months))}${tile(common.term, terms.date(last!), 'answer')}</ul>`
  const until =
    status === 'expired' && html`<p>${inPieces(terms.extendableUntil(dayText(text, lastDayToExtend(last!))))}</p>`
  const known =
    details.heard &&
    html`<p class="note">${text.search.knownTerm}：${details.heard.lastDay ? dayText(text, details.heard.lastDay) : text.search.knowsNone}</p>`
  return html`<section class="card strong"><h2>${common.term}</h2>
<p class="large-term">${inPieces(large)}</p>
${until || (!large.includes(help) && html`<p class="note">${help}</p>`)}
${sum}${known}${waysOf(text, entry, status, by)}</section>`
}

/** 延長 with a held card; 新規申請 by the manual's way, with the MPR ID filled in. */
function waysOf(text: Text, { id, mprId, family, standing }: CareEntry, status: Status, by: User): Html | '' {
  const { devices } = text
  const over = standing === 'stopped' || status === 'lapsed'
  const flow = over ? 'issue' : 'extend'
  if (!may(by, flow)) return ''
  // Where the company holds no card that fits, that page leads on to the manual's way.
  const href = over ? `${FLOW_PATHS.issue[family]}?mprId=${formatCode(mprId)}` : `/devices/${id}/extend`
  return html`<p class="on-screen"><a class="button primary" href="${href}">${over ? devices.issueAnew : devices.extend}</a></p>`
}

function keyCard(text: Text, { entry, details }: DeviceProps): Html {
  const { common, devices } = text
  const { service, macAddress } = details!
  const key = formatCode(service.registrationKey)
  const number = formatConnectionNumber(service.connectionNumber)
  const rows: SummaryRow[] = [
    {
      label: common.connectionNumber,
      value: number,
      code: true,
      more: copyButton(text, common.connectionNumber, number),
    },
    { label: common.macAddress, value: macAddress ?? common.unknown, code: macAddress !== undefined },
    { label: devices.card, value: formatCode(entry.activationKeyNo), code: true },
  ]
  return html`<section class="card"><h2>${common.registrationKey}</h2>
<p class="result-value">${code(key)}</p>${copyButton(text, common.registrationKey, key)}
${summary(rows)}</section>`
}

function wordsCard(text: Text, { entry, by }: DeviceProps): Html {
  const { devices } = text
  const rows = (['endCustomer', 'site', 'orderNo', 'assetNo', 'reminderContact', 'note'] as const).flatMap(name =>
    entry[name] ? [{ label: devices.fields[name], value: html`<bdi>${entry[name]}</bdi>` }] : [],
  )
  const tags = entry.tags.length > 0 && {
    label: devices.fields.tags,
    value: html`${entry.tags.map(tag => html`<span class="tag"><bdi>${tag}</bdi></span> `)}`,
  }
  const reason = entry.notExtending !== undefined && {
    label: devices.notExtending,
    value: html`<bdi>${entry.notExtending}</bdi>`,
  }
  const shown = [...rows, ...(tags ? [tags] : []), ...(reason ? [reason] : [])]
  return html`<section class="card on-screen"><h2>${devices.own}</h2>
${shown.length > 0 ? summary(shown) : html`<p class="note">${devices.ownHint}</p>`}
${may(by, 'change-devices') && html`<p><a href="/devices/${entry.id}/words">${devices.change}</a></p>`}</section>`
}
