// What a person of the company is called where others see them: by their name, else their address; a person who left by neither.
import type { Role } from '#domain/who'
import { type Html, html } from '#ui/html'
import { readableAddress } from '#web/readableAddress'
import type { Text } from '#words/text'

type Named = { contactName: string | null; email: string | null }

export const plainName = ({ company }: Text, { contactName, email }: Named): string =>
  contactName ?? (email === null ? company.left : readableAddress(email))

export const personName = (text: Text, person: Named): Html => html`<bdi>${plainName(text, person)}</bdi>`

/** 管理者, 申請担当, 閲覧のみ. */
export const roleText = ({ frame }: Text, name: Role): string => frame.roles[name]

/** A moment, in Japan. */
export const momentText = ({ terms }: Text, at: Temporal.Instant): string =>
  terms.moment(at.toZonedDateTimeISO('Asia/Tokyo'))

/** The same where a heading says whose time it is. */
export const shortMoment = ({ company }: Text, at: Temporal.Instant): string =>
  company.at(at.toZonedDateTimeISO('Asia/Tokyo'))
