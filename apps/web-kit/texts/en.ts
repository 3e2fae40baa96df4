/** The words of the kit's own parts in English. */
import { SHARE_NATURE_WORDS } from '@guitai/core/words/share-nature.ts'
import type { TextKey } from './zh.ts'

export const en: Readonly<Record<TextKey, string>> = {
  // Words
  'language.code': 'en',
  'word.yes': 'Yes',
  'word.no': 'No',
  'word.separator': ', ',

  // The frame
  'problem.unreachable': 'The server does not answer',

  // Forms
  'form.needed': '{{title}} is needed',
  'form.noDate': '{{title}} is no date',
  'form.beforeBeginning': '{{title}} is before {{beginning}}',
  'form.noAmount': '{{title}} is no amount (two decimals at most)',
  'form.noPrice': '{{title}} is no price (four decimals at most)',
  'form.noWhole': '{{title}} is no whole number',
  'form.noTelephone': '{{title}} must be digits, with + and - where they belong',
  'form.unseen': '{{title}} contains characters that cannot be seen',
  'form.below': '{{title}} must not be below {{limit}}',
  'form.above': '{{title}} must not be above {{limit}}',
  'form.again': '{{title}} once more',
  'form.differs': 'The two are not the same',
  'form.needsApproval': 'A second person approves this function',
  'form.approvalAbove': 'Needs approval above {{limits}}',
  'form.clear': 'Clear',
  'form.keys': 'Enter: next, Ctrl+Enter: submit, F6 to the list',
  'form.givenBack': 'What you had typed is here again, passwords apart; Clear begins anew',
  'form.addRow': 'Add a row',
  'form.removeRow': 'Remove this row',
  'form.rowKeys': 'Enter goes on, in the last cell to a new line; Ctrl+Delete removes one',
  'pick.find': 'Number, or client, name, pinyin',
  'pick.ofClient': '↓ lists them; or number, code',
  'pick.today': 'Today',
  'pick.held': 'held',
  'pick.sellable': 'free',
  'pick.pledged': SHARE_NATURE_WORDS.pledged.en,
  'pick.ours': 'ours',
  'pick.theirs': 'theirs',
  'confirm.yes': 'Confirm (Enter)',
  'confirm.back': 'Back (Esc)',
  'date.form': 'yyyymmdd',
  'act.pending': 'Waits for approval, number {{approvalId}}',
  'act.pendingWhy': 'Waits for approval, number {{approvalId}} ({{reason}})',
  'spot.sign': 'The checker signs here (Enter)',
  'spot.leave': 'Leave it in the queue (Esc)',
  'spot.checker': "Checker's name",
  'spot.password': "Checker's password",
  'spot.code': 'Code, if any',
  'spot.agree': 'Agree',
  'spot.refuse': 'Refuse',
  'spot.refuseWhy': 'Refuse …',
  'spot.agreeAfterAll': 'Agree after all',
  'spot.reason': 'Reason for refusing',
  'spot.unknown': 'Outcome unknown: sign once more (it will not be done twice)',
  'spot.leftWhere': 'Left in the queue. The bar will say how it ends; My requests has it, too',
  'spot.ended': 'This request has ended: {{status}} {{who}}',
  'spot.understood': 'I see (Enter)',
  'act.unknown': 'Outcome unknown: it may or may not have been done. Ask again (it will not be done twice)',
  'act.askAgain': 'Ask again',

  // Lists and reports
  'list.loading': 'Reading…',
  'list.empty': 'No rows',
  'list.found': '{{count}} found',
  'list.tick': 'Choose row {{row}}',
  'list.tickAll': 'Choose all rows',
  'list.nothingFound': 'Nothing found',
  'list.whichOne': 'Several match: choose with ↑↓, then Enter',
  'list.allColumns': 'All columns ({{count}})',
  'list.usualColumns': 'Usual columns',
  'list.total': 'Total',

  // Clients
  'client.find': 'Number, name, pinyin, identity, account',

  // Money
  'cash.find': 'Cash account or client',
  'cash.available': 'Available',
  'print.button': 'Print',
  'print.rowKey': 'P: print',

  // Orders
  'order.password': 'Password',
  'instrument.find': 'Code, name or pinyin initials',

  // Orders from a list, custody, the till
  'job.progress': 'Progress',
  'job.done': '{{done}} done',
  'lines.counts': '{{accepted}} done, {{refused}} refused',
  'lines.order': 'Order {{orderId}}',
}
