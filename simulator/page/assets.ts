// What the browser loads beside the page: one style sheet, one small module, one icon. Read once, named by their content.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

type Asset = { type: string; body: string }

export type Assets = {
  urls: { style: string; room: string; icon: string }
  /** By the last part of the url, which changes with the content. */
  get(fileName: string): Asset | undefined
}

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

/** The drawings are the portal's as well. */
const SHEETS = [
  '../../drawings/style',
  ...['room', 'television', 'screens', 'remote', 'bench'].map(name => `style/${name}`),
]

export function loadAssets(): Assets {
  const files = new Map<string, Asset>()
  const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
  const add = (name: string, ending: keyof typeof TYPES, body: string): string => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const fileName = `${name}.${hash}.${ending}`
    files.set(fileName, { type: TYPES[ending], body })
    return `/assets/${fileName}`
  }
  return {
    urls: {
      style: add('style', 'css', SHEETS.map(sheet => read(`${sheet}.css`)).join('\n')),
      room: add('room', 'js', stripTypeScriptTypes(read('browser/room.ts'))),
      icon: add('icon', 'svg', read('icon.svg')),
    },
    get: fileName => files.get(fileName),
  }
}
