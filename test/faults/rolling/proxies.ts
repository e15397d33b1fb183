// nginx and HAProxy with the configurations of docs/proxies, each as a process of this one.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../support/process.ts'
import { aBrowser, type Way } from './browser.ts'
import { type Here, haproxyConfiguration, NAME, nginxSite } from './configuration.ts'
import type { Programs } from './programs.ts'

const START_SECONDS = 10

/** @property http the port where nothing but the way to https is found */
export type RunningProxy = { way: Way; http: number; stop(): Promise<void> }
/** @property servers the ports of the two servers; `folder`: of this proxy alone */
export type Place = { programs: Programs; folder: string; servers: [number, number] }

export const PROXIES = { nginx: startNginx, haproxy: startHaproxy }

async function startNginx(place: Place): Promise<RunningProxy> {
  const here = await settled(place)
  const { folder } = here
  const site = join(folder, 'portal.conf')
  await writeFile(site, nginxSite(here))
  await writeFile(join(folder, 'nginx.conf'), nginxAround(folder, site))
  const args = ['-e', join(folder, 'nginx.log'), '-p', folder, '-c', join(folder, 'nginx.conf')]
  return running(here, place.programs.nginx, ['-t', ...args], args)
}

async function startHaproxy(place: Place): Promise<RunningProxy> {
  const here = await settled(place)
  const file = join(here.folder, 'haproxy.cfg')
  await writeFile(file, haproxyConfiguration({ ...here, isRoot }))
  return running(here, place.programs.haproxy, ['-c', '-f', file], ['-db', '-f', file])
}

const isRoot = process.getuid?.() === 0

/** What Debian's nginx.conf says around a site, with folders of ours. */
const nginxAround = (folder: string, site: string) => `
${isRoot ? 'user root root;' : ''}
worker_processes 2;
daemon off;
pid ${folder}/nginx.pid;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  types_hash_max_size 2048;
  default_type application/octet-stream;
  ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
  ssl_prefer_server_ciphers on;
  access_log off;
  gzip on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${site};
}
`

async function settled({ programs, folder, servers }: Place): Promise<Here> {
  const [certificate, key, both] = [`${folder}/certificate.pem`, `${folder}/key.pem`, `${folder}/both.pem`] as const
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync(programs.openssl, ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'pipe',
  })
  await writeFile(both, (await readFile(certificate, 'utf8')) + (await readFile(key, 'utf8')), { mode: 0o600 })
  return { http: await freePort(), https: await freePort(), servers, certificate, key, both, folder }
}

/** Looks the configuration through, starts, and waits for the first answer. @throws at a warning, too */
async function running(here: Here, program: string, check: string[], start: string[]): Promise<RunningProxy> {
  const looked = spawnSync(program, check, { encoding: 'utf8' })
  const said = looked.stdout + looked.stderr
  if (looked.status !== 0 || /warn/i.test(said)) throw new Error(`${program} is not content:\n${said}`)
  const child = spawn(program, start, { stdio: 'ignore' })
  const exited = new Promise(resolve => child.once('exit', resolve))
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  const way = { port: here.https, ca: await readFile(here.certificate, 'utf8') }
  await firstAnswer(way, child)
  return {
    way,
    http: here.http,
    async stop() {
      end()
      await exited
      process.off('exit', end)
    },
  }
}

async function firstAnswer(way: Way, child: ChildProcess): Promise<void> {
  const { ask, leave } = aBrowser(way, 'fresh', '127.0.0.1')
  for (let waited = 0; waited < START_SECONDS && child.exitCode === null; waited += 0.1) {
    const isUp = await ask('/readyz').then(
      answer => answer.ok,
      () => false,
    )
    if (isUp) return leave()
    await sleep(100)
  }
  throw new Error('the proxy does not answer')
}
