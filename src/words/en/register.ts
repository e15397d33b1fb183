import type * as ja from '../ja/register.ts'

export const register = {
  flow: 'Steps of the registration',
  steps: { consent: 'Consent', form: 'Data', mail: 'E-mail check', confirm: 'Confirm', done: 'Done' },
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

  mailTitle: 'Check of the e-mail address',
  mailTips:
    'If no mail arrives, look into the folder for junk mail and check your filters. If the address is wrong, press “Back” to correct it.',
  proven: 'This e-mail address has been checked.',

  confirmTitle: 'Confirm the registration',
  confirmLead: 'The dealer or corporate customer will be registered.',
  confirmNotes: [
    'Login ID and password are issued automatically.',
    'They are sent to the e-mail address given below.',
    'Depending on your mail filters, the mail may not reach you. Please take note.',
  ],
  confirmAsk: 'If everything is right, press “Register”.',
  rows: 'Data to be registered',

  updateTitle: 'Confirm the update',
  updateLead: 'The login ID below is registered with the e-mail address you entered.',
  updateAsk:
    'To overwrite the registered data with what you entered now, press “Register”. To keep the registered data, press “Cancel”; to register with another e-mail address, press “Back”.',
  issuedId: 'Login issued before',
  loginId: 'Login ID',
  password: 'Password',
  passwordNotShown: 'Not shown (if forgotten, ask for a temporary one on the sign-in page)',
  registeredRows: 'Registered data',
  newRows: 'Entered now',
  item: 'Item',
  changed: 'changed',
  disabledTitle: 'This e-mail address cannot be registered',

  doneTitle: 'Registration complete',
  done: 'The dealer or corporate customer is registered.',
  doneMailed: 'Login ID and password have been sent to you by mail.',
  doneKeep: 'Please check them and keep them safe.',
  donePassword: 'The password is valid for 7 days. When you first sign in, you are asked to choose a new one.',
  issued: 'Login issued',
  passwordMailed: 'Please look up the password in the mail',
  updatedTitle: 'Update complete',
  updated: 'The data of the dealer or corporate customer have been updated.',
  passwordUnchanged: 'The password has not been changed',
} satisfies typeof ja.register
