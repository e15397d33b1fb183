// Fields whose value is never shown, carried along or kept: passwords, codes of mails, answers of the robot check.
const SECRET_FIELDS = ['code', 'image', 'proof', 'challenge']

/** Whatever is called a password is one, so that a new form cannot be forgotten here. */
export const isSecretField = (name: string): boolean => SECRET_FIELDS.includes(name) || /password/i.test(name)
