// The configurations for proxies say what the code says. That they work is shown by `npm run faults -- rolling`.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readConfig } from '#config'
import { DEVICE_LIMIT_BYTES } from '#device-api/routes'
import { FORM_LIMIT_BYTES } from '#web/form'
import { HTTP_LIMITS, TURNING_AWAY } from '../src/http.ts'
import { type Here, haproxyConfiguration, moved, nginxSite } from './faults/rolling/configuration.ts'

type Texts = { nginx: string; haproxy: string; readme: string }

const texts: Texts = {
  nginx: readFileSync('docs/proxies/nginx.conf', 'utf8'),
  haproxy: readFileSync('docs/proxies/haproxy.cfg', 'utf8'),
  readme: readFileSync('README.md', 'utf8'),
}

/** What stands after a directive, wherever it stands. */
const values = (text: string, directive: string) =>
  [...text.matchAll(new RegExp(`^ *${RegExp.escape(directive)} (.+?);?$`, 'gm'))].map(([, value = '']) => value)
const only = (text: string, directive: string) => {
  const found = values(text, directive)
  assert.equal(found.length, 1, `${directive} stands once`)
  return found[0]!
}
const bytes = (text: string) => Number.parseInt(text, 10) * (text.endsWith('k') ? 1024 : 1)
const milliseconds = (text: string) => Number.parseInt(text, 10) * (text.endsWith('ms') ? 1 : 1000)
const numbers = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, number]) => Number(number))
const sorted = (...list: number[]) => list.sort((a, b) => b - a)

const stopDelayMs = ({ readme }: Texts) => 1000 * numbers(readme, /`STOP_DELAY_SECONDS=(\d+)`/g)[0]!
/** nginx has a time for browsers, in its server, and one for our servers, before it. */
const keptMs = ({ nginx }: Texts) => milliseconds(values(nginx, 'keepalive_timeout')[0]!)
const failMs = ({ nginx }: Texts) => 1000 * numbers(nginx, /fail_timeout=(\d+)s/g)[0]!

const BODIES = sorted(2 * FORM_LIMIT_BYTES, 2 * DEVICE_LIMIT_BYTES).join()

/** @property broken what, in which text, would break it if it said something else */
const AGREEMENTS: { what: string; holds: (texts: Texts) => boolean; broken: [keyof Texts, string, string] }[] = [
  {
    what: 'nginx takes twice what the servers take of a form and of a device',
    holds: ({ nginx }) => sorted(...values(nginx, 'client_max_body_size').map(bytes)).join() === BODIES,
    broken: ['nginx', 'client_max_body_size 16k', 'client_max_body_size 1m'],
  },
  {
    what: 'HAProxy takes twice what the servers take of a form and of a device',
    holds: ({ haproxy }) => sorted(...numbers(haproxy, /\(content-length\) gt (\d+)/g)).join() === BODIES,
    broken: ['haproxy', 'gt 131072', 'gt 65536'],
  },
  {
    what: 'what nginx takes of a form it keeps in memory',
    holds: ({ nginx }) => only(nginx, 'client_body_buffer_size') === values(nginx, 'client_max_body_size')[0],
    broken: ['nginx', 'client_body_buffer_size 128k', 'client_body_buffer_size 16k'],
  },
  {
    what: 'nginx takes headers as large as the servers do',
    holds({ nginx }) {
      const [count = '', size = ''] = only(nginx, 'large_client_header_buffers').split(' ')
      return Number(count) * bytes(size) === HTTP_LIMITS.maxHeaderSize
    },
    broken: ['nginx', 'header_buffers 2 8k', 'header_buffers 4 8k'],
  },
  {
    what: 'nginx waits for headers as long as the servers do',
    holds: ({ nginx }) => milliseconds(only(nginx, 'client_header_timeout')) === HTTP_LIMITS.headersTimeout,
    broken: ['nginx', 'client_header_timeout 10s', 'client_header_timeout 60s'],
  },
  {
    what: 'HAProxy waits for a request as long as the servers do',
    holds: ({ haproxy }) => milliseconds(only(haproxy, 'timeout http-request')) === HTTP_LIMITS.requestTimeout,
    broken: ['haproxy', 'http-request 30s', 'http-request 10s'],
  },
  {
    what: 'nginx closes an idle connection to a server more than a second before the server does',
    holds: all => keptMs(all) + 1000 < HTTP_LIMITS.keepAliveTimeout,
    broken: ['nginx', 'keepalive_timeout 3s', 'keepalive_timeout 5s'],
  },
  {
    what: 'HAProxy keeps no connection to a server',
    holds: ({ haproxy }) => values(haproxy, 'option').includes('http-server-close'),
    broken: ['haproxy', 'option http-server-close', 'option http-keep-alive'],
  },
  {
    what: 'nginx leaves a server that hangs up alone until its port is closed',
    holds: all => failMs(all) > 2 * TURNING_AWAY.lookMs * TURNING_AWAY.quietLooks,
    broken: ['nginx', 'fail_timeout=2s', 'fail_timeout=0s'],
  },
  {
    what: 'nginx tries a server again before the other one has stopped',
    holds: all => failMs(all) + 1000 < stopDelayMs(all),
    broken: ['nginx', 'fail_timeout=2s', 'fail_timeout=10s'],
  },
  {
    what: 'HAProxy knows that a server is about to stop before it does',
    holds({ haproxy, ...all }) {
      const [, inter = '', fall = ''] = /check inter (\w+) fall (\d+)/.exec(haproxy) ?? []
      const check = milliseconds(inter) * Number(fall)
      return check + milliseconds(inter) < stopDelayMs({ haproxy, ...all })
    },
    broken: ['haproxy', 'fall 2', 'fall 5'],
  },
  {
    what: 'a form is sent to one server only once it may have been taken',
    holds: ({ nginx, haproxy }) =>
      only(nginx, 'proxy_next_upstream') === 'error timeout' &&
      only(haproxy, 'http-request disable-l7-retry') === 'unless { method GET HEAD }',
    broken: ['nginx', 'proxy_next_upstream error timeout', 'proxy_next_upstream error timeout non_idempotent'],
  },
  {
    what: 'both give the address that they saw in place of what the client says',
    holds: ({ nginx, haproxy }) =>
      only(nginx, 'proxy_set_header X-Forwarded-For') === '$remote_addr' &&
      only(haproxy, 'http-request set-header X-Forwarded-For') === '%[src]',
    broken: ['nginx', '$remote_addr', '$proxy_add_x_forwarded_for'],
  },
  {
    what: 'no page is packed',
    holds: ({ nginx, haproxy }) => only(nginx, 'gzip') === 'off' && !/^ *compression/m.test(haproxy),
    broken: ['haproxy', 'mode http', 'compression algo gzip'],
  },
  {
    what: 'HAProxy asks where the servers say whether they are ready',
    holds: ({ haproxy }) => only(haproxy, 'option httpchk') === 'GET /readyz',
    broken: ['haproxy', '/readyz', '/healthz'],
  },
  {
    what: 'both name the servers’ port as it is without PORT',
    holds: ({ nginx, haproxy }) =>
      numbers(nginx + haproxy, /\b192\.0\.2\.\d+:(\d+)/g).every(port => port === readConfig({}).PORT),
    broken: ['nginx', '192.0.2.12:3000', '192.0.2.12:8080'],
  },
  {
    what: 'both name the settings that README names',
    holds: all =>
      [all.nginx, all.haproxy].every(
        text =>
          1000 * numbers(text, /STOP_DELAY_SECONDS=(\d+)/g)[0]! === stopDelayMs(all) &&
          text.includes('TRUSTED_PROXIES=1') &&
          all.readme.includes('`TRUSTED_PROXIES=1`'),
      ),
    broken: ['haproxy', 'STOP_DELAY_SECONDS=5', 'STOP_DELAY_SECONDS=1'],
  },
]

for (const { what, holds, broken } of AGREEMENTS)
  test(what, () => {
    assert.ok(holds(texts))
    const [which, said, instead] = broken
    assert.ok(texts[which].includes(said), `${which} says ${said}`)
    assert.ok(!holds({ ...texts, [which]: texts[which].replaceAll(said, instead) }), `unseen: ${instead}`)
  })

test('both can be tried with other ports and paths, and nothing that is tried is left out unseen', () => {
  const here: Here = {
    http: 8001,
    https: 8002,
    servers: [8003, 8004],
    certificate: '/here/c',
    key: '/here/k',
    both: '/here/b',
    folder: '/here',
  }
  for (const text of [nginxSite(here), ...[true, false].map(isRoot => haproxyConfiguration({ ...here, isRoot }))]) {
    const directives = text.replaceAll(/^ *#.*$/gm, '')
    assert.doesNotMatch(directives, /192\.0\.2\.|\/etc\/ssl|\b(80|443|3000)\b|::/)
    for (const place of ['127.0.0.1:8001', '127.0.0.1:8002', '127.0.0.1:8003', '127.0.0.1:8004'])
      assert.ok(directives.includes(place), place)
  }
  assert.throws(() => moved('listen 80;', { 'listen 443': 'listen 8443' }), /does not say “listen 443” any more/)
})
