// The page for when nobody can be let in: maintenance or a database that is away (P19). What was typed is not lost with it.
import type { MaintenanceWindow } from '#domain/maintenance'
import type { Text } from '#words/text'
import { linkButton } from './buttons.ts'
import type { Form, FormFields } from './form.ts'
import { type Html, html } from './html.ts'
import { spanOf } from './maintenanceNotice.ts'
import { inPieces } from './pieces.ts'
import { postedForm } from './postedForm.ts'
import { summary } from './summary.ts'

export type ClosedProps = {
  /** Undefined: the database is away. */
  window: MaintenanceWindow | undefined
  /** Where the request went: path and query. */
  path: string
  posted: Posted | undefined
}

/** A form that came in vain. `untouched`: nothing was done about it; `lost`: that is not known. */
export type Posted = { form: Form; fields: FormFields; fate: 'untouched' | 'lost' }

export function closedPage(text: Text, { window, path, posted }: ClosedProps): Html {
  const { maintenance } = text
  const { title, next } = maintenance[window ? 'current' : 'away']
  return html`<h1>${title}</h1>
${window ? windowText(text, window) : html`<p>${inPieces(maintenance.away.text)}</p>`}
${posted ? untaken(text, path, posted) : html`<p>${inPieces(next)}</p>`}
<h2>${maintenance.stays.title}</h2>
<p>${inPieces(maintenance.stays.applications)}</p>
<p>${inPieces(maintenance.stays.devices)}</p>
${!posted && html`<p>${linkButton({ href: path, text: maintenance.again, kind: 'secondary' })}</p>`}`
}

function windowText(text: Text, window: MaintenanceWindow): Html {
  const { when, openEnded } = text.maintenance.current
  const note = window.endsAt ? undefined : openEnded
  return html`<p>${inPieces(window.text[text.lang])}</p>
${summary([{ label: when, value: spanOf(text, window), note }])}`
}

function untaken(text: Text, path: string, { form, fields, fate }: Posted): Html {
  const { posted } = text.maintenance
  return postedForm(text, { path, form, fields, title: posted[fate], why: posted[`${fate}Text`], next: posted.kept })
}
