// All words of the portal, one typed object a language; en has the shape of ja.
import { account as accountEn, unsubscribe as unsubscribeEn } from './en/account.ts'
import { accountRefusals as accountRefusalsEn } from './en/accountRefusals.ts'
import { application as applicationEn } from './en/application.ts'
import { cards as cardsEn } from './en/cards.ts'
import { codes as codesEn } from './en/codes.ts'
import { company as companyEn } from './en/company.ts'
import { consentAnew as consentAnewEn } from './en/consentAnew.ts'
import { contact as contactEn } from './en/contact.ts'
import { deviceFiles as deviceFilesEn } from './en/deviceFiles.ts'
import { devices as devicesEn } from './en/devices.ts'
import { documents as documentsEn } from './en/documents.ts'
import { drawings as drawingsEn } from './en/drawings.ts'
import { enhance as enhanceEn } from './en/enhance.ts'
import { extend as extendEn } from './en/extend.ts'
import { common as commonEn, frame as frameEn, terms as termsEn } from './en/frame.ts'
import { issue as issueEn } from './en/issue.ts'
import { keySheet as keySheetEn } from './en/keySheet.ts'
import { login as loginEn } from './en/login.ts'
import { mailCode as mailCodeEn } from './en/mailCode.ts'
import { mailTray as mailTrayEn } from './en/mailTray.ts'
import { maintenance as maintenanceEn } from './en/maintenance.ts'
import { menu as menuEn } from './en/menu.ts'
import { needed as neededEn } from './en/needed.ts'
import { password as passwordEn } from './en/password.ts'
import { problems as problemsEn } from './en/problems.ts'
import { profile as profileEn } from './en/profile.ts'
import { refusals as refusalsEn } from './en/refusals.ts'
import { register as registerEn } from './en/register.ts'
import { replace as replaceEn } from './en/replace.ts'
import { request as requestEn } from './en/request.ts'
import { robot as robotEn } from './en/robot.ts'
import { scan as scanEn } from './en/scan.ts'
import { search as searchEn } from './en/search.ts'
import { undo as undoEn } from './en/undo.ts'
import { whatIf as whatIfEn } from './en/whatIf.ts'
import { account, unsubscribe } from './ja/account.ts'
import { accountRefusals } from './ja/accountRefusals.ts'
import { application } from './ja/application.ts'
import { cards } from './ja/cards.ts'
import { codes } from './ja/codes.ts'
import { company } from './ja/company.ts'
import { consentAnew } from './ja/consentAnew.ts'
import { contact } from './ja/contact.ts'
import { deviceFiles } from './ja/deviceFiles.ts'
import { devices } from './ja/devices.ts'
import { documents } from './ja/documents.ts'
import { drawings } from './ja/drawings.ts'
import { enhance } from './ja/enhance.ts'
import { extend } from './ja/extend.ts'
import { common, frame, terms } from './ja/frame.ts'
import { issue } from './ja/issue.ts'
import { keySheet } from './ja/keySheet.ts'
import { login } from './ja/login.ts'
import { mailCode } from './ja/mailCode.ts'
import { mailTray } from './ja/mailTray.ts'
import { maintenance } from './ja/maintenance.ts'
import { menu } from './ja/menu.ts'
import { needed } from './ja/needed.ts'
import { password } from './ja/password.ts'
import { problems } from './ja/problems.ts'
import { profile } from './ja/profile.ts'
import { refusals } from './ja/refusals.ts'
import { register } from './ja/register.ts'
import { replace } from './ja/replace.ts'
import { request } from './ja/request.ts'
import { robot } from './ja/robot.ts'
import { scan } from './ja/scan.ts'
import { search } from './ja/search.ts'
import { undo } from './ja/undo.ts'
import { whatIf } from './ja/whatIf.ts'

const ja = {
  lang: 'ja' as Lang,
  frame,
  common,
  terms,
  login,
  robot,
  menu,
  codes,
  application,
  issue,
  extend,
  whatIf,
  search,
  devices,
  deviceFiles,
  undo,
  request,
  cards,
  needed,
  scan,
  replace,
  sheet: keySheet,
  drawings,
  enhance,
  documents,
  consentAnew,
  contact,
  profile,
  register,
  mailCode,
  password,
  account,
  company,
  unsubscribe,
  refusals,
  accountRefusals,
  maintenance,
  mailTray,
  problems,
}

const en = {
  lang: 'en' as const,
  frame: frameEn,
  common: commonEn,
  terms: termsEn,
  login: loginEn,
  robot: robotEn,
  menu: menuEn,
  codes: codesEn,
  application: applicationEn,
  issue: issueEn,
  extend: extendEn,
  whatIf: whatIfEn,
  search: searchEn,
  devices: devicesEn,
  deviceFiles: deviceFilesEn,
  undo: undoEn,
  request: requestEn,
  cards: cardsEn,
  needed: neededEn,
  scan: scanEn,
  replace: replaceEn,
  sheet: keySheetEn,
  drawings: drawingsEn,
  enhance: enhanceEn,
  documents: documentsEn,
  consentAnew: consentAnewEn,
  contact: contactEn,
  profile: profileEn,
  register: registerEn,
  mailCode: mailCodeEn,
  password: passwordEn,
  account: accountEn,
  company: companyEn,
  unsubscribe: unsubscribeEn,
  refusals: refusalsEn,
  accountRefusals: accountRefusalsEn,
  maintenance: maintenanceEn,
  mailTray: mailTrayEn,
  problems: problemsEn,
}

export type Lang = 'ja' | 'en'
export type Text = typeof ja
export const LANGS = ['ja', 'en'] as const
export const texts: Record<Lang, Text> = { ja, en }
