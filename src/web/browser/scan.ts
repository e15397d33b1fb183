// The page that a QR code leads to: keeps its codes for the forms, and takes them out of the address.
import { formatCode } from '#domain/codes'
import { scannedCodes } from '#domain/scanned'
import { keepScanned } from './scanKept.ts'

const codes = scannedCodes(location.hash)
// They stand in no history, and nobody reads them over a shoulder from the address.
history.replaceState(null, '', location.pathname)
const isRead = Object.keys(codes).length > 0 && keepScanned(codes)
for (const part of document.querySelectorAll<HTMLElement>('[data-scan]'))
  part.hidden = part.dataset.scan !== (isRead ? 'read' : 'unread')
for (const [name, code] of Object.entries(codes)) {
  const row = document.querySelector<HTMLElement>(`[data-scan-row="${name}"]`)
  if (!row || name === 'registrationId') continue
  row.hidden = false
  row.querySelector('dd')!.textContent = formatCode(code)
}
