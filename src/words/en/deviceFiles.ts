import type * as ja from '../ja/deviceFiles.ts'

export const deviceFiles = {
  exportName: 'devices',
  exportFound: 'Export',
  exportFoundAbout: 'Export the devices that meet these conditions to a file',
  importLink: 'Set fields by a file',
  tooManyFilters: most => `You can save ${most} sets of conditions. Delete one that you do not use, and save again.`,
  filterGone: 'The conditions were deleted.',
  formatMissing: 'Choose a format.',
  unwritable: n =>
    `Shift_JIS cannot write some letters of ${n === '1' ? '1 device' : `${n} devices`}. Choose another format, or change the letters below and export again.`,
  unwritableTitle: 'Devices with letters that Shift_JIS cannot write',
  lettersOf: letters => `Letters: ${letters}`,
  andMore: n => `And ${n} more.`,
} satisfies typeof ja.deviceFiles
