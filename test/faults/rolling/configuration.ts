// The configurations of docs/proxies as they are, but for where they run here.
import { readFileSync } from 'node:fs'

/** The name that both have, and PUBLIC_ORIGIN with it. */
export const NAME = 'keys.example.jp'

/**
 * @property http, https the proxy's ports on 127.0.0.1; `servers`: those of the two servers
 * @property certificate, key files; `both`: one file with the two
 * @property folder for what a running proxy leaves
 */
export type Here = {
  http: number
  https: number
  servers: [number, number]
  certificate: string
  key: string
  both: string
  folder: string
}

/** A site, as it is included by the nginx.conf of Debian. */
export function nginxSite(here: Here): string {
  return moved(readFileSync('docs/proxies/nginx.conf', 'utf8'), {
    ...serversOf(here),
    'listen 80 ': `listen 127.0.0.1:${here.http} `,
    'listen 443 ': `listen 127.0.0.1:${here.https} `,
    // No machine has to speak IPv6 for this.
    'listen [::]:80 ': `listen 127.0.0.2:${here.http} `,
    'listen [::]:443 ': `listen 127.0.0.2:${here.https} `,
    [`/etc/ssl/certs/${NAME}.pem`]: here.certificate,
    [`/etc/ssl/private/${NAME}.key`]: here.key,
  })
}

/** @param here.isRoot an ordinary user has no other user to become, and no folder to be locked in */
export function haproxyConfiguration(here: Here & { isRoot: boolean }): string {
  return moved(readFileSync('docs/proxies/haproxy.cfg', 'utf8'), {
    ...serversOf(here),
    'bind :::80 v4v6': `bind 127.0.0.1:${here.http}`,
    'bind :::443 v4v6': `bind 127.0.0.1:${here.https}`,
    [`/etc/ssl/private/${NAME}.pem`]: here.both,
    '/run/haproxy/admin.sock': `${here.folder}/admin.sock`,
    'chroot /var/lib/haproxy': here.isRoot ? `chroot ${here.folder}` : '',
    '  user haproxy\n': here.isRoot ? '  user haproxy\n' : '',
    '  group haproxy\n': here.isRoot ? '  group haproxy\n' : '',
  })
}

const serversOf = ({ servers: [one, two] }: Here) => ({
  '192.0.2.11:3000': `127.0.0.1:${one}`,
  '192.0.2.12:3000': `127.0.0.1:${two}`,
})

/** @throws where a place is not in the text: then something else would be tried than what is written there */
export function moved(text: string, places: Record<string, string>): string {
  for (const place of Object.keys(places))
    if (!text.includes(place)) throw new Error(`The configuration does not say “${place.trim()}” any more.`)
  const names = Object.keys(places).map(place => RegExp.escape(place))
  return text.replaceAll(new RegExp(names.join('|'), 'g'), place => places[place]!)
}
