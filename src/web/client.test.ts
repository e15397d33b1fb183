// One client however its address is written (C23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clientOf } from './client.ts'

test('an IPv4 address is a client, and so is a /64 of IPv6, in every spelling', () => {
  const table: [string, string | undefined][] = [
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:54321', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['"192.0.2.1:54321"', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:443', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::9]"', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['64:ff9b::c000:201', '192.0.2.1'],
    ['::ffff:0:192.0.2.1', '192.0.2.1'],
    ['::1', '::/64'],
    ['', undefined],
    ['unknown', undefined],
    ['_hidden', undefined],
    ['192.0.2', undefined],
    ['0x7f.1', undefined],
    ['192.0.2.256', undefined],
    ['192.0.2.1, 198.51.100.1', undefined],
    ['2001:db8::1::2', undefined],
  ]
  for (const [address, client] of table) assert.equal(clientOf(address), client, address)
})

test('all addresses of a /64 are one client, and those of another are another', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map(n => n.toString(16))
  const groups = fc.array(group, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(groups, groups, groups, (network, one, two) => {
      fc.pre(!network.every(part => part === '0')) // that is where IPv4 is mapped
      const client = clientOf([...network, ...one].join(':'))
      assert.equal(client, clientOf([...network, ...two].join(':').toUpperCase()))
      const other = [...network.slice(0, 3), network[3] === 'a' ? 'b' : 'a']
      assert.notEqual(client, clientOf([...other, ...one].join(':')))
    }),
  )
})
