import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserName } from './browserName.ts'

test('a browser is named by what it says, in few words and never in many', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0'
  const table: [string | undefined, string | null][] = [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'Chrome 130 / Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/130.0.0.0`, 'Edge 130 / Windows'],
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${chrome} Mobile Safari/537.36`, 'Chrome 130 / Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox 132 / Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari 18 / iPhone',
    ],
    ['curl/8.9.1', 'curl/8.9.1'],
    ['<script>\u202eevil\r\n', '<script>evil'],
    ['x'.repeat(5000), 'x'.repeat(80)],
    [`Chrome/${'9'.repeat(500)}`, 'Chrome 9999'],
    ['', null],
    [undefined, null],
  ]
  for (const [userAgent, name] of table) assert.equal(browserName(userAgent), name, String(userAgent))
})
