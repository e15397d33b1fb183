// A device's screen, as markup and as words for who does not see it.
import type { Device } from '../../device/device.ts'
import type { Html } from '../html.ts'
import type { Text } from '../text/text.ts'
import { keyScreen } from './keyEntry.ts'
import { listScreen } from './lists.ts'
import { loginScreen } from './login.ts'
import { extensionsScreen, homeScreen, offScreen, softwareScreen, startingScreen } from './plain.ts'

/** @param portal its origin, which a QR code leads to */
export function screenOf(device: Device, { now, portal }: { now: number; portal: string }, text: Text): Html {
  const { screen } = device
  switch (screen.name) {
    case 'off':
      return offScreen(text)
    case 'starting':
      return startingScreen(text)
    case 'home':
      return homeScreen(device, now, text)
    case 'menu':
    case 'settings':
    case 'adminMenu':
      return listScreen(screen, text)
    case 'extensions':
      return extensionsScreen(device, { now, portal }, text)
    case 'login':
      return loginScreen(screen, text)
    case 'software':
      return softwareScreen(device, now, text)
    case 'key':
      return keyScreen(screen, text)
  }
}
