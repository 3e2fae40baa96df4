/** The frame's words in English. */
import { TITLES } from '@guitai/core/words/titles.ts'
import type { frameZh } from './frame-zh.ts'

export const frameEn: Readonly<Record<keyof typeof frameZh, string>> = {
  // Signing in
  'signIn.name': 'Name',
  'signIn.nameNeeded': 'Enter your name',
  'signIn.password': TITLES.password.en,
  'signIn.passwordNeeded': 'Enter your password',
  'signIn.code': 'Code',
  'signIn.codeWhen': 'Empty where you have no second factor',
  'signIn.enter': 'Sign in',
  'signIn.firstPassword': 'This is your first password: change it before anything else',
  'signIn.change': 'Change the password',
  'signIn.about': 'Open brokerage counter',
  'signIn.ended':
    'Your session has ended: idle for long, ended elsewhere, or the password was changed. Sign in again',
  'signIn.leftElsewhere': 'You have signed out in another tab of this browser. Sign in again',

  // Whose page it is
  'page.taken': 'The page of teller {{former}} is closed: somebody else has signed in in another tab',
  'page.emptied': 'What was not yet handed in here is gone, and nothing was done in anybody else’s name.',
  'page.goOn': 'Go on as {{teller}}',
  'page.signIn': 'Sign in anew',

  // What there is to do
  'work.label': 'To do',
  'work.toSign': 'To sign',
  'work.own': 'My requests waiting',
  'work.orders': 'Open orders',
  'work.till': 'Cash in till',
  'work.ended': 'Request {{approvalId}} ({{code}}): {{status}} {{who}}',
  'work.because': 'because: {{reason}}',
  'work.more': 'and {{count}} more',
  'work.look': 'Look (F8)',
  'work.seen': 'I see',
  'approvals.all': 'Every state',
}
