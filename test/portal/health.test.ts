// For whoever watches over the server: alive, ready, figures, and a log that tells routes and outcomes only.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveMetrics } from '../../src/metrics.ts'
import { testApp } from '../support/testApp.ts'

test('/healthz says that the process is alive, /readyz whether people may be sent here', async () => {
  const { visitor, deps, db, clock } = await testApp()
  assert.equal((await visitor().get('/healthz')).status, 200)
  assert.equal((await visitor().get('/readyz')).body, 'ready\n')
  deps.readiness.ready = false
  assert.deepEqual([(await visitor().get('/readyz')).status, (await visitor().get('/healthz')).status], [503, 200])
  deps.readiness.ready = true
  await db.end()
  assert.equal((await visitor().get('/readyz')).status, 200, 'who asks within half a second shares an answer')
  clock.advance({ seconds: 1 })
  const away = await visitor().get('/readyz')
  assert.deepEqual([away.status, away.body], [503, 'database away\n'])
  assert.equal((await visitor().get('/healthz')).status, 200)
})

test('figures count routes and answers, and stand on a port of their own', async () => {
  const { aReseller, aDevice, deps, visitor, metrics } = await testApp()
  const reseller = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  await reseller.submit('/issue', codes)
  await reseller.get('/nowhere')
  const served = await serveMetrics(metrics, 0, '127.0.0.1')
  after(served.stop)
  const text = await (await fetch(`http://127.0.0.1:${served.port}/metrics`)).text()
  assert.match(text, /portal_http_requests_total\{method="POST",route="\/issue",status="303"\} 1/)
  assert.match(text, /portal_http_requests_total\{method="GET",route="\/issue\/:draft\/:slug",status="200"\} 1/)
  assert.match(text, /process_resident_memory_bytes \d/)
  for (const code of Object.values(codes)) assert.ok(!text.includes(code))
  assert.equal((await fetch(`http://127.0.0.1:${served.port}/`)).status, 404)
  assert.notEqual((await visitor().get('/metrics')).status, 200, 'not on the public port')
  assert.ok(deps)
})

test('each POST is a line with its request id, its route and its outcome; no code, name or address of a draft', async () => {
  const { aReseller, aDevice, lines, demo } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const terms = await visitor.submit('/issue', codes)
  await visitor.post(terms.path, { version: '1' })
  const text = JSON.stringify(lines)
  assert.ok(lines.length >= 3)
  for (const line of lines) assert.match(String(line.requestId), /^[0-9A-F]{8}-[0-9A-F]+$/)
  assert.match(text, /"method":"POST","route":"\/issue\/:draft\/:slug","status":303/)
  for (const secret of [
    ...Object.values(codes),
    demo.account.loginId,
    demo.account.password,
    terms.path.split('/')[2]!,
  ])
    assert.ok(!text.includes(secret))
})
