import type { replace as ja } from '../ja/replace.ts'

export const replace = {
  link: 'Replace the device',
  title: 'Replace the device',
  lead: 'When a device is replaced, because it is broken for example, the service goes on on the new one.',
  from: 'MPR ID of the present device',
  to: 'MPR ID of the new device',
  toHint: 'The 16 characters of the device that takes the service over.',
  why: 'Reason',
  whys: {
    broken: 'It is broken',
    'newer-device': 'A newer device takes its place',
    'wrong-device': 'The application was for the wrong device',
    other: 'Another reason',
  },
  whyEmpty: 'Choose a reason.',
  limits: (line, lineDays, company, companyDays) =>
    `A service can be moved ${line} times in ${lineDays} days, and a company can move ${company} in ${companyDays} days.`,
  next: 'Go to confirmation',
  confirmTitle: 'Confirm the replacement',
  confirmLead: 'The device will be replaced as follows.',
  number: 'Connection number',
  goesAlong: 'stays the same',
  effects: [
    'The present device can no longer use the service, and its Registration Key no longer works.',
    'Register the new Registration Key on the new device. Until then it cannot use the service.',
    'What you wrote of the customer, and the record of the cards used, go along.',
    'The administrators are told by e-mail.',
  ],
  submit: 'Replace it',
  done: 'The service was moved. Register the new Registration Key on this device.',
  refusedTitle: 'Replace the device',
  nothing: 'This device has no service that could be moved.',
  refused: {
    'not-the-holder':
      'Another company holds this service. Only the company that holds it can move it to another device.',
    'mpr-id-unknown': 'This device has no service that could be moved.',
    'replacement-unknown':
      'No device was found with this MPR ID. Check what you entered. If it is right, ask us below.',
    'replacement-is-the-same': 'This is the present device. Enter the MPR ID of the new one.',
    'replacement-of-other-family': 'A service cannot be moved to a device of another type (HDcom [HDコム], HDVC-MPCS).',
    'moved-already': 'This service was moved to another device already.',
    'no-living-service': 'The service of this device is over, so it cannot be moved.',
    'replacement-has-service': 'The new device has a service already. Choose one that has none.',
  },
  ofLineUsedUp: (days, most) => `This service was moved as often as it can be (${most} times in ${days} days).`,
  ofCompanyUsedUp: (days, most) => `Your company has moved as many services as it can (${most} in ${days} days).`,
  waits: again => `Several MPR IDs in a row were wrong. ${again}`,
} satisfies typeof ja
