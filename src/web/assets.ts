// What the browser loads beside a page: one style sheet, one icon, small modules. Read and named by content once, at start.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type KeptResults, openKeptResults } from './keptResults.ts'

type Asset = { type: string; body: Uint8Array<ArrayBuffer>; packed: Record<Packing, Uint8Array<ArrayBuffer>> }
type Packing = 'br' | 'gzip'

export type Assets = {
  /** By file name without ending: `/assets/style.<hash>.css`. A module of src/web/browser that is not there is undefined. */
  urls: { style: string; lists: string; enhance: string; icon: string; [name: string]: string | undefined }
  /** By the last part of the url. The name changes with the content, so it may be cached for ever. */
  get(fileName: string): Asset | undefined
  /** icon.svg at 32 pixels, for those who look for it at the address of old. */
  favicon: Uint8Array<ArrayBuffer>
}

/** Taking types out and packing take a third of a start, and give the same each time. */
const KEPT = join(import.meta.dirname, '../../node_modules/.cache/assets.json')
const ASSETS = join(import.meta.dirname, 'assets')
/** Later rules win over earlier ones. */
const SHEETS = [
  'ground',
  'frame',
  'words',
  'forms',
  'robotCheck',
  'facts',
  'pages',
  'columns',
  'login',
  'guide',
  'places',
  'widths',
  'paper',
]
/** Those of lists and of what stands in them: few pages need them, and they come after the others there. */
const LIST_SHEETS = ['lists', 'ticked', 'device']
/** Of the drawings, which the simulator shows too. */
const DRAWINGS = join(import.meta.dirname, '../../drawings/style.css')
const BROWSER = join(import.meta.dirname, 'browser')
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

export function loadAssets(): Assets {
  const files = new Map<string, Asset>()
  const results = openKeptResults(KEPT)
  const add = (name: string, ending: keyof typeof TYPES, text: string): string => {
    const body = new TextEncoder().encode(text)
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const fileName = `${name}.${hash}.${ending}`
    files.set(fileName, { type: TYPES[ending], body, packed: packed(body, results) })
    return `/assets/${fileName}`
  }
  const module = (path: string): string => {
    const code = browserModule(path, results).replace(IMPORT, (_, start, name) => {
      return `${start}'./${basename(module(pathOf(name, path)))}'`
    })
    return add(basename(path, '.ts'), 'js', code)
  }
  const modules = readdirSync(BROWSER)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => [file.slice(0, -3), module(join(BROWSER, file))] as const)
  const { enhance, ...others } = Object.fromEntries(modules)
  if (!enhance) throw new Error('src/web/browser/enhance.ts is missing')
  const pathsOf = (names: string[]) => names.map(name => join(ASSETS, 'style', `${name}.css`))
  const main = styleSheet([DRAWINGS, ...pathsOf(SHEETS)])
  const style = add('style', 'css', main)
  const lists = add('lists', 'css', styleSheet(pathsOf(LIST_SHEETS), main))
  const icon = add('icon', 'svg', readFileSync(join(ASSETS, 'icon.svg'), 'utf8'))
  results.save()
  const favicon = new Uint8Array(readFileSync(join(ASSETS, 'favicon.ico')))
  return { urls: { ...others, enhance, style, lists, icon }, get: fileName => files.get(fileName), favicon }
}

/** Packed once, at start. Pages are not packed but for long public texts (packed.ts): what a user typed and what is secret stand in them together (BREACH). */
function packed(body: Uint8Array, results: KeptResults): Asset['packed'] {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  const kept = (step: string, make: () => Buffer) =>
    new Uint8Array(
      Buffer.from(
        results.of(step, body, () => make().toString('base64')),
        'base64',
      ),
    )
  return { br: kept('br 11', () => brotliCompressSync(body, { params })), gzip: kept('gzip', () => gzipSync(body)) }
}

/** An asset as a browser that accepts these encodings gets it. */
export function encoded({ body, packed }: Asset, accepted = ''): { body: Uint8Array; headers: Record<string, string> } {
  const packing = (['br', 'gzip'] as const).find(name => new RegExp(`\\b${name}\\b`).test(accepted))
  const vary = { vary: 'accept-encoding' }
  return packing
    ? { body: packed[packing], headers: { ...vary, 'content-encoding': packing } }
    : { body, headers: vary }
}

/** Our rules, and before them the Digital Agency's tokens that they use. @param before a sheet that is there already */
function styleSheet(paths: string[], before = ''): string {
  const source = paths
    .map(path => readFileSync(path, 'utf8'))
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
  const rules = source
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replace(/;}/g, '}')
    .trim()
  const tokens = fileURLToPath(import.meta.resolve('@digital-go-jp/design-tokens/dist/tokens.css'))
  return `${usedTokens(rules, readFileSync(tokens, 'utf8'), before)}\n${rules}`
}

/** `:root{…}` with each token that `rules` name, and those that these name, but for what is defined before. */
function usedTokens(rules: string, tokensCss: string, before: string): string {
  const defined = new Map(tokensCss.matchAll(/^\s*(--[\w-]+):\s*(.+);$/gm).map(([, name, value]) => [name!, value!]))
  const ours = new Set(`${before}${rules}`.matchAll(/(--[\w-]+)\s*:/g).map(([, name]) => name!))
  const used = new Map<string, string>()
  const collect = (css: string): void => {
    for (const [, name] of css.matchAll(/var\((--[\w-]+)/g)) {
      if (!name || ours.has(name) || used.has(name)) continue
      const value = defined.get(name)
      if (value === undefined) throw new Error(`a style sheet uses ${name}, which the design tokens do not define`)
      used.set(name, value)
      collect(value)
    }
  }
  collect(rules)
  return `:root{${[...used].map(([name, value]) => `${name}:${value}`).join(';')}}`
}

/** What a module imports: another one, or a rule of the domain, which is pure and so runs in a browser too. */
const IMPORT = /\b(from |import\()'(\.\/\w+\.ts|#domain\/\w+)'/g

function pathOf(name: string, importer: string): string {
  return name.startsWith('#') ? join(import.meta.dirname, '..', `${name.slice(1)}.ts`) : join(dirname(importer), name)
}

/** Node takes the types out; comments on lines of their own and empty lines go with them. */
function browserModule(path: string, results: KeptResults): string {
  const source = readFileSync(path, 'utf8')
  return results
    .of('without types', source, () => stripTypeScriptTypes(source))
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s*\/\*\*.*?\*\/$/gms, '')
    .replace(/\s*\n\s*/g, '\n')
}
