// R9: 48 random bits, then a 16-bit check over key and MPR ID. The device can tell a mistyped or foreign key without the
// network; only the server makes a service real.
import type { MprId, RegistrationKey } from './codes.ts'

const RANDOM_DIGITS = 12

/**
 * @param random 6 random bytes
 * @param mprId the device that the key is for
 */
export function makeRegistrationKey(random: Uint8Array, mprId: MprId): RegistrationKey {
  const digits = Buffer.from(random.subarray(0, RANDOM_DIGITS / 2))
    .toString('hex')
    .toUpperCase()
  return (digits + checkDigits(digits, mprId)) as RegistrationKey
}

/** Whether the check digits fit: what a device asks before it asks the server. */
export function registrationKeyFits(key: RegistrationKey, mprId: MprId): boolean {
  return key.slice(RANDOM_DIGITS) === checkDigits(key.slice(0, RANDOM_DIGITS), mprId)
}

// CRC-16/CCITT-FALSE: every single wrong digit and every swap of neighbours changes it for certain, which a truncated
// hash would not promise.
function checkDigits(digits: string, mprId: MprId): string {
  let crc = 0xffff
  for (const byte of Buffer.from(mprId + digits, 'hex')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
