// The record of a device or a card as text to be read.
import { formatCode, type MprId } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { CardRecord, CodeRecord } from '#operations/services/showCodes'
import { historyText } from './historyText.ts'
import { FAMILY_WORDS, instantText, serviceText } from './words.ts'

const IS: Record<CodeRecord['is'], string> = {
  mprId: 'MPR ID',
  activationKeyNo: 'Activation Key No.',
  registrationKey: 'Registration Key',
  connectionNumber: '接続番号',
}

export function shownText(code: string, { is, device, services, cards, history }: CodeRecord): string {
  const lines = [`${code} (${IS[is]})`]
  if (device) {
    lines.push('', `Device ${formatCode(device.mprId)}`, `  種別             ${FAMILY_WORDS[device.family]}`)
    lines.push(`  MAC address      ${device.macAddress ?? 'unknown'}`)
    lines.push(`  imported         ${instantText(device.importedAt)}`)
    if (services.length === 0) lines.push('  service          none yet')
  }
  for (const service of services) {
    lines.push('', `Service ${service.periodNo}`)
    lines.push(`  term             ${serviceText(service.status, service.term, service.closing)}`)
    lines.push(`  接続番号         ${formatConnectionNumber(service.connectionNumber)}`)
    lines.push(`  Registration Key ${formatCode(service.registrationKey)}`)
    if (service.closedAt) lines.push(`  closed           ${instantText(service.closedAt)}`)
  }
  for (const card of cards) lines.push('', ...cardLines(card, device?.mprId))
  lines.push('', 'History', ...history.map(line => `  ${historyText(line)}`))
  if (history.length === 0) lines.push('  nothing is recorded')
  return `${lines.join('\n')}\n`
}

function cardLines(card: CardRecord, here: MprId | undefined): string[] {
  const elsewhere = card.mprId && card.mprId !== here ? ` of ${formatCode(card.mprId)}` : ''
  const use = card.flow
    ? `${card.flow} of service ${card.periodNo}${elsewhere}, ${instantText(card.usedAt!)}`
    : 'not used'
  return [
    `Card ${formatCode(card.activationKeyNo)}`,
    `  Registration ID  ${formatCode(card.registrationId)}`,
    `  product          ${card.product}`,
    `  standing         ${card.standing}`,
    `  use              ${use}`,
    `  minted           ${instantText(card.mintedAt)}${card.mintedFor ? `, for ${card.mintedFor}` : ''}`,
  ]
}
