// The Chromium of the tests and the pictures.
import { existsSync } from 'node:fs'

/** The one without windows shows the same pages for three quarters of the work. */
const PROGRAMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** The path of the first that is installed. */
export function browserProgram(): string | undefined {
  return PROGRAMS.find(path => existsSync(path))
}
