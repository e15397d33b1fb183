// One mail of each kind, with data that could be real.
import type { Template } from '#mail/letters'
import type { MailData } from '#store/notices/outbox'

export type Example = {
  [T in Template]: {
    template: T
    data: MailData[T]
    /** When it is written, and to whom. */
    when: string
    secret?: { clear: string; until: string }
    addressIsRegistered?: boolean
    invitedTo?: string
    /** It goes to an address, not to an account. */
    stranger?: boolean
  }
}[Template]

const DEVICE = { mprId: '4F1A09C277D03B5E', connectionNumber: '11123456789' }
const TERM = { totalMonths: 24, startDay: '2026-04-01', lastDay: '2028-04-01' }
const CARD = { activationKeyNo: '3F06A1B822C49D70', months: 12 }
const INVITATION = { clear: 'mVx3Q0b7n2fLkTz9RcWq1A', until: '2026-12-04T03:00:00Z' }
const CODE = { clear: '483920', until: '2026-12-01T03:10:00Z' }

export const EXAMPLES: Example[] = [
  {
    template: 'registered',
    data: { loginId: 'Kq7mT2xW9c' },
    when: 'a registration is complete',
    secret: { clear: 'H7KQ2MXWC9RTF4PJ', until: '2026-12-08T03:00:00Z' },
  },
  {
    template: 'mail-code',
    data: { purpose: 'register' },
    when: 'an address is typed into the registration form',
    secret: CODE,
    stranger: true,
  },
  {
    template: 'mail-code',
    data: { purpose: 'register' },
    when: 'the same, and an account has the address',
    secret: CODE,
    stranger: true,
    addressIsRegistered: true,
  },
  {
    template: 'mail-code',
    data: { purpose: 'change-address' },
    when: 'an account is to get another address',
    secret: CODE,
    stranger: true,
  },
  {
    template: 'mail-code',
    data: { purpose: 'change-address' },
    when: 'the same, and an account has the address',
    secret: CODE,
    stranger: true,
    addressIsRegistered: true,
  },
  {
    template: 'profile-updated',
    data: { by: 'registration' },
    when: 'a registration of the same address updated the data',
  },
  { template: 'profile-updated', data: { by: 'account' }, when: 'the data were changed on the account page' },
  {
    template: 'temporary-password',
    data: {},
    when: 'a password was forgotten',
    secret: { clear: 'T4WQ8NHKX2MC7RVJ', until: '2026-12-01T03:30:00Z' },
  },
  { template: 'password-changed', data: {}, when: 'a password was changed' },
  { template: 'passkey-added', data: {}, when: 'a passkey was added' },
  { template: 'passkey-removed', data: {}, when: 'a passkey was removed' },
  { template: 'address-changed', data: { to: 'old' }, when: 'the address was changed; to the old one' },
  { template: 'address-changed', data: { to: 'new' }, when: 'the address was changed; to the new one' },
  { template: 'login-id-changed', data: { loginId: 'Rw4nP8yB3d' }, when: 'a new 登録ID was issued' },
  { template: 'login-id', data: { loginId: 'Kq7mT2xW9c' }, when: 'somebody forgot the 登録ID and asked the vendor' },
  {
    template: 'account-closed',
    data: { name: 'みなと映像株式会社' },
    when: 'an account was closed, and its company with it',
    stranger: true,
  },
  {
    template: 'account-closed',
    data: { name: 'みなと映像株式会社', goesOn: true },
    when: 'an account was closed, and others are in its company',
    stranger: true,
  },
  {
    template: 'invitation',
    data: { invitation: 3, role: 'applicant' },
    when: 'somebody is invited to a company',
    secret: INVITATION,
    stranger: true,
    invitedTo: 'みなと映像株式会社',
  },
  {
    template: 'invitation',
    data: { invitation: 3, role: 'applicant' },
    when: 'the same, and an account has the address',
    secret: INVITATION,
    stranger: true,
    addressIsRegistered: true,
    invitedTo: 'みなと映像株式会社',
  },
  {
    template: 'joined',
    data: { loginId: 'Kq7mT2xW9c', role: 'applicant', broughtAlong: false },
    when: 'an invitation was accepted; to whoever accepted it',
  },
  {
    template: 'joined',
    data: { loginId: 'Kq7mT2xW9c', role: 'admin', broughtAlong: true },
    when: 'the same, and their company came along',
  },
  { template: 'invitation-accepted', data: { role: 'applicant' }, when: 'the same; to whoever invited' },
  { template: 'role-changed', data: { role: 'viewer', successor: false }, when: 'a role was changed' },
  {
    template: 'role-changed',
    data: { role: 'admin', successor: true },
    when: 'the last 管理者 left and named a successor',
  },
  {
    template: 'cards-arrived',
    when: 'an operator handed cards over to the company',
    data: { productCode: 'KX-VCS701W', cards: 50 },
  },
  {
    template: 'request-answered',
    when: 'an operator did what a company asked for beyond its own limits',
    data: {
      kind: 'undo',
      answer: 'agreed',
      mprId: DEVICE.mprId,
      reason: '間違った機器への申請であることを確認しましたので、取り消しました。',
    },
  },
  {
    template: 'request-answered',
    when: 'an operator declined it',
    data: {
      kind: 'move',
      answer: 'declined',
      mprId: DEVICE.mprId,
      toMprId: '9C3177AA0B42E605',
      reason: '新しい機器の MPR ID を確認できませんでした。ラベルをご確認のうえ、もう一度ご依頼ください。',
    },
  },
  { template: 'signed-out', data: {}, when: 'a 管理者 ended the sessions of somebody' },
  { template: 'taken-out', data: {}, when: 'a 管理者 took somebody out of the company' },
  { template: 'issued', data: { ...DEVICE, productCode: 'KX-VCS701W', months: 12 }, when: 'a 新規申請 is complete' },
  {
    template: 'extended',
    when: 'a 期間の延長 is complete',
    data: { mprId: DEVICE.mprId, productCode: 'KX-VCS701W', months: 12, ...TERM },
  },
  {
    template: 'extended',
    when: 'the same, and the device was never used',
    data: {
      mprId: DEVICE.mprId,
      productCode: 'KX-VCS701W',
      months: 12,
      totalMonths: 24,
      startDay: null,
      lastDay: null,
    },
  },
  { template: 'undone', data: { ...DEVICE, ...CARD, flow: 'issue' }, when: 'an operator undid a 新規申請' },
  {
    template: 'undone',
    when: 'an operator undid a 期間の延長',
    data: { ...DEVICE, ...CARD, flow: 'extend', ...TERM, totalMonths: 12, lastDay: '2027-04-01' },
  },
  {
    template: 'undone',
    when: 'the company that applied took its 新規申請 back',
    data: { ...DEVICE, ...CARD, flow: 'issue', why: 'wrong-device' },
  },
  {
    template: 'undone',
    when: 'the company that applied took its 期間の延長 back',
    data: { ...DEVICE, ...CARD, flow: 'extend', ...TERM, totalMonths: 12, lastDay: '2027-04-01', why: 'not-needed' },
  },
  { template: 'moved', data: { ...DEVICE, toMprId: '9C3177AA0B42E605' }, when: 'an operator moved a service' },
  {
    template: 'moved',
    data: { ...DEVICE, toMprId: '9C3177AA0B42E605', why: 'broken' },
    when: 'the company that holds a service moved it',
  },
  { template: 'stopped', data: DEVICE, when: 'an operator stopped a service' },
  {
    template: 'maintenance',
    when: 'a maintenance is announced to all',
    data: {
      window: 4,
      startsAt: '2026-12-12T13:00:00Z',
      endsAt: '2026-12-12T18:00:00Z',
      textJa: 'データベースを更新します。',
      textEn: 'The database will be updated.',
    },
  },
  {
    template: 'maintenance',
    when: 'the same, and its end is not known',
    data: {
      window: 4,
      startsAt: '2026-12-12T13:00:00Z',
      endsAt: null,
      textJa: '緊急のメンテナンスです。',
      textEn: 'This is an emergency.',
    },
  },
  {
    template: 'maintenance-ended',
    when: 'a maintenance is called off that was announced by mail',
    data: { window: 4, startsAt: '2026-12-12T13:00:00Z', endsAt: '2026-12-12T18:00:00Z', begun: false },
  },
  {
    template: 'maintenance-ended',
    when: 'the same, and it has begun',
    data: { window: 4, startsAt: '2026-12-12T13:00:00Z', endsAt: '2026-12-12T18:00:00Z', begun: true },
  },
  {
    template: 'document-changed',
    when: 'a document is to change, and the operator lets everybody know',
    data: {
      kind: 'terms-paid',
      version: 2,
      effectiveFrom: '2027-03-31T15:00:00Z',
      titleJa: 'つながるねっとサービス約款（有償版）',
      titleEn: 'Tsunagarunet service terms (paid)',
      changesJa: '第8条に、お客様ご自身による機器の交換を加えます。',
      changesEn: 'Section 8 now covers replacements of devices that you make yourself.',
    },
  },
  {
    template: 'news',
    when: 'there is news, and an account asked for it',
    data: {
      titleJa: '新製品のご案内',
      titleEn: 'A new product',
      textJa: 'HDコムの新しい機種を発売しました。',
      textEn: 'A new model of HDcom is available.',
    },
  },
]
