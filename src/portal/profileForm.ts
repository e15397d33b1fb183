// What an account says of itself, read from a form: P4, P20.
import { z } from 'zod'
import { parseEmailAddress, sameMailbox } from '#domain/emailAddress'
import {
  ADDRESS_LINES,
  LONGEST_LINE,
  LONGEST_NAME,
  type Profile,
  parseLine,
  parsePhone,
  parsePostalCode,
} from '#domain/profile'
import { withoutInvisible } from '#domain/visible'
import type { Form } from '#ui/form'
import { firstErrors } from '#web/formErrors'
import { isCountry } from '#words/countries'
import type { Text } from '#words/text'

const LINES = Array.from({ length: ADDRESS_LINES }, (_, i) => i + 1)
const typed = z.string().default('')

/** Every field of the profile by its name in the form, tidied; profileOf makes a Profile of them. */
function profileShape(text: Text) {
  const { profile } = text
  const lineSchema = (label: string, longest: number, required: boolean) =>
    typed.transform((value, context) => {
      const parsed = parseLine(value, longest)
      if (parsed.ok) return parsed.value
      if (parsed.issue === 'empty' && !required) return ''
      const issues = {
        empty: profile.empty(label),
        length: profile.tooLong(label, longest),
        characters: profile.unreadable(label),
      }
      context.addIssue({ code: 'custom', message: issues[parsed.issue] })
      return z.NEVER
    })
  const addressLines = LINES.map(n => [`address${n}`, lineSchema(profile.address(n), LONGEST_LINE, n === 1)] as const)
  return {
    company: lineSchema(profile.company, LONGEST_NAME, true),
    country: typed.refine(isCountry, { error: profile.chooseCountry }),
    postalCode: typed,
    ...(Object.fromEntries(addressLines) as Record<`address${1 | 2 | 3 | 4 | 5}`, ReturnType<typeof lineSchema>>),
    phone: typed.transform((value, context) => {
      const parsed = parsePhone(value)
      if (parsed.ok) return parsed.value
      if (parsed.issue === 'empty') return ''
      const message = parsed.issue === 'length' ? profile.phoneLength : profile.phoneCharacters
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }),
    contactName: lineSchema(profile.contactName, LONGEST_NAME, false),
    news: z.enum(['yes', '']).catch(''),
  }
}

/** メールアドレス and its second field, which may be pasted. */
function emailShape({ profile }: Text) {
  return {
    email: typed.transform((value, context) => {
      const parsed = parseEmailAddress(value)
      if (parsed.ok) return parsed.value
      context.addIssue({ code: 'custom', message: profile.emailIssues[parsed.issue] })
      return z.NEVER
    }),
    // Kept as it was read, so that both fields show the same when they come back.
    emailAgain: typed
      .refine(value => withoutInvisible(value).trim() !== '', { error: profile.emailAgainEmpty })
      .transform(value => {
        const parsed = parseEmailAddress(value)
        return parsed.ok ? parsed.value : value
      }),
  }
}

/** The robot check's fields, which the registration's form has before its mail is sent (C23); nothing of them is kept. */
const ROBOT_CHECK = { challenge: typed, image: typed, proof: typed }

/** 登録情報 alone (P20). */
export const profileForm = (text: Text) => whole(z.object(profileShape(text)), typed => wrongPostalCode(text, typed))

/** The two fields of a new address alone (P20). */
export const emailForm = (text: Text) => whole(z.object(emailShape(text)), typed => differingEmails(text, typed))

/** Both together, and the robot check (P4). */
export const registrationForm = (text: Text) =>
  whole(z.object({ ...profileShape(text), ...emailShape(text), ...ROBOT_CHECK }), typed => ({
    ...wrongPostalCode(text, typed),
    ...differingEmails(text, typed),
  }))

/** Fields each by itself and those that depend on each other: all that is wrong at once, in the order of the fields. */
function whole<T extends z.ZodObject>(fields: T, together: (typed: Form) => Form) {
  return z.record(z.string(), z.unknown()).transform((form, context): z.output<T> => {
    const parsed = fields.safeParse(form)
    const errors = { ...together(form as Form), ...(parsed.error && firstErrors(parsed.error)) }
    for (const name of Object.keys(fields.shape))
      if (errors[name]) context.addIssue({ code: 'custom', path: [name], message: errors[name] })
    return parsed.success ? parsed.data : z.NEVER
  })
}

/** The postal code's form depends on the country. */
function wrongPostalCode({ profile }: Text, { country = '', postalCode = '' }: Form): Form {
  const parsed = parsePostalCode(postalCode, country)
  if (parsed.ok || parsed.issue === 'empty') return {}
  if (country === 'JP') return { postalCode: profile.postalCodeJapan }
  return { postalCode: parsed.issue === 'characters' ? profile.postalCodeCharacters : profile.postalCodeLength }
}

/** Both fields are one address, however each was typed. */
function differingEmails({ profile }: Text, { email = '', emailAgain = '' }: Form): Form {
  const [once, again] = [parseEmailAddress(email), parseEmailAddress(emailAgain)]
  return once.ok && !(again.ok && sameMailbox(once.value, again.value)) ? { emailAgain: profile.emailsDiffer } : {}
}

type Typed = z.output<z.ZodObject<ReturnType<typeof profileShape>>>

/** A form that was read, as it is kept. */
export function profileOf(form: Typed): Profile {
  const lines = [form.address1, form.address2, form.address3, form.address4, form.address5]
  const last = lines.findLastIndex(line => line !== '')
  const postalCode = parsePostalCode(form.postalCode, form.country)
  return {
    company: form.company,
    country: form.country,
    postalCode: postalCode.ok ? postalCode.value : null,
    address: lines.slice(0, last + 1),
    phone: form.phone || null,
    contactName: form.contactName || null,
    news: form.news === 'yes',
  }
}

/** A kept profile as values of the form. */
export function formOfProfile(profile: Profile): Form {
  const lines = LINES.map(n => [`address${n}`, profile.address[n - 1] ?? ''] as const)
  const { company, country, postalCode, phone, contactName, news } = profile
  return {
    ...Object.fromEntries(lines),
    company,
    country,
    postalCode: postalCode ?? '',
    phone: phone ?? '',
    contactName: contactName ?? '',
    news: news ? 'yes' : '',
  }
}
