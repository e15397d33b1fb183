// What is said to an operator when something cannot be: plain English, one sentence each.
import type { CodeIssue } from '#domain/codes'
import type { DeviceIssue } from '#domain/deviceRow'
import type { Miscounted } from '#domain/miscounted'
import type { OperatorRefusal } from '#domain/operatorRefusal'

export const REFUSED = {
  'product-unknown': 'There is no product with this code.',
  'activation-key-unknown': 'There is no card with this Activation Key No.',
  'activation-key-void-for-ever': 'The card is void: void is for ever.',
  'login-id-unknown': 'There is no account with this 登録ID, which is case-sensitive.',
  'account-closed': 'The account is closed: nothing is left of it but its 登録ID and what it applied for.',
  'successor-needed':
    'It is the last 管理者 of a company with other people in it: name who follows by --successor LOGIN-ID.',
  'account-is-disabled': 'The account or its company is disabled: nobody could sign in with the 登録ID.',
  'code-unknown': 'No device, card, Registration Key or 接続番号 is this.',
  'document-kind-unknown': 'There is no document of this kind.',
  'document-not-the-latest':
    'The file was made from a version that is not the newest: print that with --latest, and edit it.',
  'document-from-the-past': 'A version cannot begin in the past: people agreed to what was in force then.',
  'document-before-the-latest':
    'The newest version begins later than this: the next one may begin with it or after it.',
  'document-without-changes':
    'A version that begins later is announced: say what changes, in both languages, with --ja TEXT --en TEXT.',
  'device-of-other-family': 'The device is known with the other 種別.',
  'device-with-other-mac': 'The device is known with another MAC address or none: --update would change it.',
  'contradicts-earlier-line': 'An earlier line has the same MPR ID with another 種別 or MAC address.',
  'mpr-id-unknown': 'There is no device with this MPR ID.',
  'activation-key-not-used': 'The card is not used: there is nothing to undo.',
  'service-over': 'The service is over: what it came of can no longer be undone.',
  'moved-since': 'The service was moved to another device since: what came before that can no longer be undone.',
  'service-started': 'The service has started: it can be stopped, but not undone.',
  'extension-stands': 'The service was extended: undo the extensions first, the latest one first.',
  'later-extension-stands': 'The service was extended again since: undo the latest extension first.',
  'replacement-unknown': 'There is no device with this MPR ID to move the service to.',
  'replacement-is-the-same': 'Old and new device are the same.',
  'replacement-of-other-family': 'The devices are of different 種別: a service stays within its own.',
  'moved-already': 'The service was moved to another device: it is that device’s now.',
  'no-living-service': 'The device has no service, or it is over.',
  'replacement-has-service': 'This device has a service of its own: only one without can take it over.',
  'request-unknown': 'There is no request with this number: requests list shows them.',
  'request-answered': 'The request was answered already.',
  'request-overtaken':
    'What was asked for is about something else by now: the card or the service has changed hands or use. Decline it.',
  'code-key-changing': 'A key is being changed: wait until nothing is sealed with the former one any more.',
  'code-key-not-prepared':
    'No key is prepared: change-code-key --prepare makes one; copy the file to every server, then run this again. With one server: --only-server.',
  'codes-not-sealed-yet': 'Some codes are not sealed yet: the servers seal them, within minutes.',
  'codes-sealed-alone': 'Codes are sealed alone already.',
  'mail-unknown': 'There is no mail with this number.',
  'mail-not-failed': 'The mail has not failed: only one that has can be tried again.',
  'mail-secret-gone': 'The mail carried a code or password, which was wiped when it failed: have a new one asked for.',
  'mail-address-gone': 'The account that the mail was for is closed, and its address is gone.',
  'maintenance-unknown': 'There is no maintenance with this number: maintenance list shows them.',
  'maintenance-over': 'This maintenance is over, or was called off.',
  'maintenance-told-nobody': 'Nobody was told of this maintenance by mail: there is nothing to put right.',
  'maintenance-put-right-already': 'Whoever was told of this maintenance by mail was told that it is called off, too.',
  'maintenance-not-on': 'The emergency switch is not on.',
  'maintenance-on-already': 'The emergency switch is on already: turn it off first.',
  'maintenance-from-the-past': 'Maintenance cannot begin in the past.',
  'maintenance-without-length': 'Maintenance must end after it begins.',
  'maintenance-announced-too-late': 'Maintenance is announced before it begins, or when it begins.',
  'maintenance-overlaps': 'Other maintenance is planned for a part of this time: cancel that one first.',
} as const satisfies Record<OperatorRefusal, string>

/** What is wrong with a typed code, as the end of a sentence: "is empty". */
export function codeIssue(issue: CodeIssue): string {
  if (issue.kind === 'empty') return 'is empty'
  if (issue.kind === 'product-number') return 'is a product number'
  if (issue.kind === 'characters') return 'holds a character other than 0–9 and A–F'
  return `has ${issue.got} digits instead of ${issue.want}`
}

/** What is wrong with a row of a file, as the end of a sentence: "has 2 cells where the heading has 3". */
export function miscounted({ got, want }: Miscounted): string {
  return `has ${got} ${got === 1 ? 'cell' : 'cells'} where the heading has ${want}`
}

export function deviceIssue(issue: DeviceIssue): string {
  if (issue.cell === 'family') return '種別 is neither HDコム nor HDVC-MPCS.'
  return `${issue.cell === 'mprId' ? 'MPR ID' : 'MAC address'} ${codeIssue(issue.issue)}.`
}
