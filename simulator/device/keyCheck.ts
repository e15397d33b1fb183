// A device's own look at a Registration Key, without the network: its last four digits are CRC-16/CCITT-FALSE over the
// device's MPR ID and the twelve digits before them (decision 004). Written anew here: hardware shares no code with a server.

const POLYNOMIAL = 0x1021
const START = 0xffff

/** @param mprId 16 hex digits @param key 16 hex digits */
export function keyFitsDevice(mprId: string, key: string): boolean {
  const sum = crc16(bytesOf(mprId + key.slice(0, 12)))
  return key.length === 16 && sum === Number.parseInt(key.slice(12), 16)
}

function crc16(bytes: number[]): number {
  return bytes.reduce((crc, byte) => {
    let rest = crc ^ (byte << 8)
    for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ (rest & 0x8000 ? POLYNOMIAL : 0)) & 0xffff
    return rest
  }, START)
}

function bytesOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16))
}
