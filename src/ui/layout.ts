// The frame around every page (product.md §5): who we are, the policies, the language, who is signed in and the way out;
// below, whom to ask and the guide.
import { type ContactProps, contactBlock } from './contactBlock.ts'
import { type Html, html } from './html.ts'

export type FrameLabels = {
  service: string
  /** The service's name in a window's title, where room is scarce. */
  windowTitle: string
  wordmark: string
  foot: string
  skip: string
  navLabel: string
  otherLanguage: string
  placesLabel: string
  signOut: string
  /** The sentence that says whom to ask. */
  contact: (whom: string) => string
  errorPrefix: string
  /** What the system is for, where a search finds a page that has no description of its own. */
  description: string
}

export type Link = { href: string; text: string }
/** `isHere`: the page is this place, or lies below it. */
export type Place = Link & { isHere: boolean }

export type Frame = {
  text: FrameLabels
  lang: 'ja' | 'en'
  head: Link[]
  foot: Link[]
  /** Leads back to this page. */
  otherLanguage: { lang: 'ja' | 'en'; href: string }
  /** Undefined for whoever is not signed in. */
  user: FrameUser | undefined
  /** Where whoever is signed in may go, the present place marked; none for others. */
  places: Place[]
  help: ContactProps
  /** Warns before the session ends. */
  sessionNotice?: Html | undefined
  /** `lists`: the sheet of lists, for pages that need it. */
  assets: { style: string; lists?: string | undefined; enhance: string; icon?: string | undefined }
}

/** Who is signed in, and where 終了 is sent. */
export type FrameUser = { company: string; person: string; signOut: string }

export type Page = {
  title: string
  /** What a search that finds it says of it; only pages of those who are not signed in are found. */
  description?: string | undefined
  /** Says エラー： in the window's title, the first thing a screen reader speaks. */
  error?: boolean
  steps?: Html | undefined
  body: Html
  /** Users may be stuck here: whom to ask stands below the page. */
  help?: boolean
  /** The page's 1136 px, for columns and cards, instead of the 720 px of a form in the middle. */
  wide?: boolean | undefined
}

export function layout(frame: Frame, page: Page): Html {
  const { text, lang, assets, help } = frame
  const contact = text.contact(help.whom)
  return html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<title>${page.error ? text.errorPrefix : ''}${page.title} | ${text.windowTitle}</title>
${
  !frame.user &&
  html`<meta name="description" content="${page.description ?? text.description}">
`
}${assets.icon && html`<link rel="icon" href="${assets.icon}" type="image/svg+xml">`}<link rel="stylesheet" href="${assets.style}">
${
  assets.lists &&
  html`<link rel="stylesheet" href="${assets.lists}">
`
}<script type="module" src="${assets.enhance}"></script>
</head>
<body>
<a class="skip" href="#main">${text.skip}</a>
${frame.sessionNotice}<header class="head"><div class="measure">
<p class="brand"><span class="wordmark" lang="en">${text.wordmark}</span> <span class="service">${text.service}</span></p>
<nav class="head-links" aria-label="${text.navLabel}"><ul>
${frame.head.map(
  ({ href, text }) => html`<li><a href="${href}">${text}</a></li>
`,
)}${languageLink(frame)}
</ul></nav>${frame.user && signedIn(text, frame.user)}
</div>${frame.places.length > 0 && placesRow(text, frame.places)}</header>
<main id="main" class="${page.wide ? 'measure' : 'measure narrow'}" tabindex="-1">
${page.steps}${page.body}
${page.help && contactBlock(help, contact)}</main>
<footer class="foot"><div class="measure">
<p>${text.foot}</p>
${!page.help && html`<p>${contact}</p>`}
${frame.foot.map(
  ({ href, text }) => html`<p><a href="${href}">${text}</a></p>
`,
)}
</div></footer>
</body>
</html>
`
}

function languageLink({ text, otherLanguage: { lang, href } }: Frame): Html {
  return html`<li><a href="${href}" hreflang="${lang}" lang="${lang}">${text.otherLanguage}</a></li>`
}

const placesRow = (text: FrameLabels, places: Place[]) =>
  html`<nav class="places" aria-label="${text.placesLabel}"><ul class="measure">
${places.map(
  ({ href, text, isHere }) => html`<li><a href="${href}"${isHere && html` aria-current="true"`}>${text}</a></li>
`,
)}</ul></nav>`

const signedIn = (text: FrameLabels, { company, person, signOut }: FrameUser) =>
  html`<div class="user"><p><b><bdi>${company}</bdi></b> <span><bdi>${person}</bdi></span></p>
<form class="sign-out" method="post" action="${signOut}"><button type="submit">${text.signOut}</button></form></div>`
