// Fields whose value is never shown, carried along or kept: passwords, codes of mails, answers of the robot check.
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'password',
  'currentPassword',
  'newPassword',
  'newPasswordAgain',
  'code',
  'image',
  'proof',
  'challenge',
])
