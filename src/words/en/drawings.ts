import type * as ja from '../ja/drawings.ts'
import { terms } from './frame.ts'

export const drawings = {
  key: ['Registration', 'Key'] as [string, string],
  shown: (day: Temporal.PlainDate) => ['Valid until', terms.date(day), '(GMT)'],
  mprIdScreen: ['Extended functions', 'MPR ID', '4F1A-09C2-77D0-3B5E'],
  keyScreen: (key: string) => ['Registration Key', key],
  keyRefused: ['The Registration Key could', 'not be authenticated'],
  screen: 'As the device shows it on the screen',
  compare: {
    hdcom: 'Please compare with the label of the device and with the card.',
    mpcs: 'Please compare with the card.',
  },
  label: 'Label on the bottom of the device (example)',
  card: 'Card (example)',
} satisfies typeof ja.drawings
