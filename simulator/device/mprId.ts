// The number on the label of a device's bottom.

export const MPR_ID = /^[\dA-F]{16}$/

/** As people type it: any case, full width, groups with spaces or hyphens, marks that a paste brought along. @returns undefined when it is none */
export function readMprId(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}ー−]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
  return MPR_ID.test(plain) ? plain : undefined
}

/** 4F1A-09C2-77D0-3B5E */
export function inGroups(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}
