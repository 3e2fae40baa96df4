/**
 * G07 挂失补办 — replaces a card, passbook or identity document that was reported lost in writing. The old number is never used
 * again, the loss ends, and the fee of the setting is charged. F03 replaces a password, G08 a securities account.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { withdrawableCash } from '../../books/figures.ts'
import { recordOf, recordsOf } from '../../books/records.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import { endLoss } from '../../procedures/clients/losses.ts'
import { cardNumber } from '../../rules/card-number.ts'
import { settingOf } from '../../rules/settings.ts'
import { AnyText, LossNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, DateField, Money, PickedNo } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const replaceLost = defineFunction({
  code: 'G07',
  name: 'replace-lost',
  title: { zh: '挂失补办', en: 'Replace what was lost' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  isFinal: true,
  input: Type.Object({
    clientNo: ClientNo,
    lossNo: PickedNo({ zh: '挂失编号', en: 'Loss number' }, 'loss'),
    identityExpiresOn: Type.Optional(
      DateField({ zh: '新证件有效期（补身份证件）', en: 'New document expires on' }),
    ),
  }),
  answer: Type.Object({
    lossNo: LossNo,
    replacedBy: AnyText({ zh: '新号码', en: 'New number' }),
    fee: Money({ zh: '工本费', en: 'Fee' }),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'loss_not_found',
    'loss_ended',
    'loss_is_oral',
    'loss_not_replaced_here',
    'identity_expired',
    'insufficient_cash',
  ],
  keys: input => [`client:${input.clientNo}`],

  decide(books, input) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const { clientNo, status } = client
    if (status === 'closed' || status === 'frozen') return reject('client_not_normal', 'clientNo', { status })
    const loss = recordOf(client, 'loss_report', input.lossNo)
    if (loss === undefined) return reject('loss_not_found', 'lossNo')
    if (loss.status !== 'in-force') return reject('loss_ended', 'lossNo')
    if (loss.manner === 'oral') return reject('loss_is_oral', 'lossNo')
    if (loss.object === 'password' || loss.object === 'securities-account')
      return reject('loss_not_replaced_here', 'lossNo')
    const { businessDate } = books.day
    const identityExpiresOn = input.identityExpiresOn ?? client.identityExpiresOn
    if (loss.object === 'identity-document' && identityExpiresOn !== null && identityExpiresOn < businessDate)
      return reject('identity_expired', 'identityExpiresOn')
    const fee = settingOf(books.parameters, 'replacement-fee', businessDate)
    const account = client.cashAccounts.find(each => each.currency === 'CNY')
    const available = account === undefined ? 0 : withdrawableCash(account, businessDate)
    if (fee > available)
      return reject('insufficient_cash', 'clientNo', {
        available: formatFen(available),
        needed: formatFen(fee),
      })
    const replacedBy =
      loss.object === 'identity-document'
        ? client.identityNumber
        : cardNumber(clientNo, recordsOf(client, 'card').length + 1)
    return accept({ lossNo: loss.lossNo, replacedBy, fee }, [
      ...endLoss(books, client, { loss, end: { status: 'replaced', replacedBy } }),
      ...newOne(books, client, { loss, cardNo: replacedBy }),
      ...(loss.object === 'identity-document'
        ? [{ kind: 'amendClient', clientNo, set: { identityExpiresOn } } as const]
        : []),
      ...(fee > 0 && account !== undefined ? [feePost(books, account, fee)] : []),
    ])
  },
})

function newOne(
  books: Books,
  { clientNo }: Readonly<Client>,
  { loss, cardNo }: { loss: Readonly<LossReport>; cardNo: string },
): Change[] {
  if (loss.object !== 'card' && loss.object !== 'passbook') return []
  const row = {
    cardNo,
    clientNo,
    kind: loss.object,
    status: 'normal',
    issuedOn: books.day.businessDate,
    replaces: loss.objectId,
  } as const
  return [{ kind: 'insert', table: 'card', row }]
}

function feePost(books: Books, account: { accountNo: number; branchNo: number }, amount: number): Change {
  const asset = CURRENCY_ASSET.CNY
  return {
    kind: 'post',
    entry: 'counter-fee',
    asset,
    amount,
    debit: { cashAccount: account.accountNo },
    credit: { house: houseKey(account.branchNo, 'counter-fee-income', asset, '') },
    tradeDate: books.day.businessDate,
  }
}
