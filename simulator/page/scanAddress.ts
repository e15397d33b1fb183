/** What a QR code of a device holds: the portal's page for scanned codes. What is behind the # is sent to nobody. */
export function scanAddress(portal: string, mprId: string): string {
  return `${portal}/scan#m=${mprId}`
}
