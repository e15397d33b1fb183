// All words of the simulator, one typed object a language; en has the shape of ja.
import { en } from './en.ts'
import { ja } from './ja.ts'

export type Text = typeof ja
export type Lang = 'ja' | 'en'
export const texts: Record<Lang, Text> = { ja, en }
