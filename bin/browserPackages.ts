// Debian's Chromium and Japanese fonts: what the browser tests and the pictures need besides npm's packages.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { browserProgram } from '#test/support/browserProgram'

const BROWSER = 'chromium-headless-shell'
const FONTS = 'fonts-noto-cjk'

/** What is missing: packages that can be installed now, or a sentence that says what a person has to do. */
export function missingForTheBrowser(): { packages: string[]; sentence?: string } {
  const hasBrowser = browserProgram() !== undefined
  if (!existsSync('/etc/debian_version')) {
    if (hasBrowser) return { packages: [] }
    return { packages: [], sentence: 'The browser tests need Chromium (as /usr/bin/chromium) and Noto Sans CJK.' }
  }
  const packages = [...(hasBrowser ? [] : [BROWSER]), ...(isInstalled(FONTS) ? [] : [FONTS])]
  if (packages.length === 0 || process.getuid?.() === 0) return { packages }
  const list = packages.join(' ')
  return { packages, sentence: `The browser tests need ${list}: run \`sudo apt-get install ${list}\` first.` }
}

function isInstalled(name: string): boolean {
  return String(spawnSync('dpkg', ['-s', name]).stdout).includes('Status: install ok installed')
}
