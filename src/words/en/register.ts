import type * as ja from '../ja/register.ts'

export const register = {
  flow: 'Steps of the registration',
  steps: { consent: 'Consent', form: 'Data', mail: 'Verify e-mail', confirm: 'Confirm', done: 'Done' },
  consentTitle: 'Before you register',
  agree: 'I agree',
  disagree: 'I do not agree',
  mustAgree: 'Without your consent we cannot register you.',
  formTitle: 'Register as a customer',
  formLead: 'Enter the data to be registered.',
  cancel: 'Cancel',
  before: 'Back',
  register: 'Register',
  close: 'Close',

  mailTitle: 'Verify your e-mail address',
  mailTips:
    'If no mail arrives, check your spam folder and your filters. If the address is wrong, press “Back” to correct it.',
  proven: 'This e-mail address has been verified.',

  confirmTitle: 'Confirm the registration',
  confirmLead: 'The dealer or corporate customer will be registered.',
  confirmNotes: [
    'Login ID and password are issued automatically.',
    'They are sent to the e-mail address given below.',
    'Depending on your mail filters, the mail may not reach you. Please take note.',
  ],
  confirmAsk: 'If everything is correct, press “Register”.',
  rows: 'Data to be registered',

  updateTitle: 'Confirm the update',
  updateLead: 'The login ID below is registered with the e-mail address you entered.',
  updateAsk:
    'To overwrite the registered data with what you entered now, press “Register”. To keep the registered data, press “Cancel”; to register with another e-mail address, press “Back”.',
  issuedId: 'Existing login ID',
  loginId: 'Login ID',
  password: 'Password',
  passwordNotShown: 'Not shown (if forgotten, ask for a temporary one on the sign-in page)',
  registeredRows: 'Registered data',
  newRows: 'Entered now',
  item: 'Item',
  changed: 'changed',
  disabledTitle: 'This e-mail address cannot be registered',

  doneTitle: 'Registration complete',
  doneMailed: 'Login ID and password have been sent to you by mail. Please check them and keep them safe.',
  donePassword: 'The password is valid for 7 days. When you first sign in, you are asked to set a new one.',
  issued: 'Issued login ID',
  passwordMailed: 'Please look up the password in the mail',
  updatedTitle: 'Update complete',
  passwordUnchanged: 'The password has not been changed',
} satisfies typeof ja.register
