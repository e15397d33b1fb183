// What a browser calls itself, short enough for a list: Chrome 130 / Windows. Only its owner reads it, and nothing rests on
// it: anybody can send any name.

const LONGEST = 80
/** Those that also call themselves by another's name come first. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+).* Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Null when the browser says nothing that can be shown. A name that nobody knows comes as it was sent, cut short. */
export function browserName(userAgent: string | undefined): string | null {
  const text = (userAgent ?? '').replace(/[^\x20-\x7e]/g, '').trim()
  const browser = BROWSERS.find(([form]) => form.test(text))
  if (!browser) return text === '' ? null : text.slice(0, LONGEST)
  const [form, name] = browser
  const version = form.exec(text)![1]!.slice(0, 4)
  const system = SYSTEMS.find(([sign]) => sign.test(text))?.[1]
  return system ? `${name} ${version} / ${system}` : `${name} ${version}`
}
