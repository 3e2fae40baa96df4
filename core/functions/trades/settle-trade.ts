/**
 * G02 手工交割 — settles one trade. The teller enters what is to be posted: shares, amount, each fee, and the total; the
 * open-settlement list shows what the books expect. Figures that do not add up are refused, and so are other shares.
 *
 * Money may deviate, with approval (table approvalRules): the trade settles as it was booked, and the deviation is posted
 * beside it with a voucher, fees against fee rounding, the amount against suspense, where both can be seen.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type, type Static } from 'typebox'
import { formatFen, type Fen } from '../../base/money.ts'
import { present } from '../../base/assert.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { withdrawableCash } from '../../books/figures.ts'
import type { OpenTrade } from '../../books/tables/trades/open-trade.ts'
import { movedCash } from '../../procedures/people/moved.ts'
import { settleOpenTrades } from '../../procedures/trades/open-settlement.ts'
import { openTrades } from '../../procedures/trades/open-trades.ts'
import { sumFees, type Fees } from '../../rules/fee-sums.ts'
import { paysMoney } from '../../rules/repo.ts'
import { TradeSeq } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, Money, PickedNo, Shares } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import type { HouseKind } from '../../words/house-kind.ts'

const input = Type.Object({
  clientNo: ClientNo,
  tradeSeq: PickedNo({ zh: '成交编号', en: 'Trade' }, 'open-trade'),
  quantity: Shares(),
  amount: Money({ zh: '成交金额', en: 'Amount' }),
  commission: Money({ zh: '佣金', en: 'Commission' }),
  stampDuty: Money({ zh: '印花税', en: 'Stamp duty' }),
  transferFee: Money({ zh: '过户费', en: 'Transfer fee' }),
  exchangeFee: Money({ zh: '经手费', en: 'Exchange fee' }),
  regulatoryFee: Money({ zh: '证管费', en: 'Regulatory fee' }),
  settlementFee: Money({ zh: '结算费', en: 'Settlement fee' }),
  net: Money({ zh: '收付金额', en: 'Net money' }),
})
type Postings = Static<typeof input>

export const settleTrade = defineFunction({
  code: 'G02',
  name: 'settle-trade',
  title: { zh: '手工交割', en: 'Settle a trade' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open', 'day-end'],
  input,
  answer: Type.Object({ tradeSeq: TradeSeq, deviation: Money({ zh: '偏差', en: 'Deviation' }) }),
  rejections: [
    'client_not_found',
    'trade_not_found',
    'trade_already_settled',
    'quantity_differs',
    'postings_unbalanced',
    'insufficient_cash',
  ],
  keys: ({ clientNo }) => [`client:${clientNo}`, `whole:${clientNo}`],
  moves(postings, books) {
    const trade = openTrade(books, postings)
    return trade === undefined ? [] : movedCash(books, trade.cashAccountNo, deviationOf(trade, postings))
  },

  decide(books, postings, meta) {
    const client = books.clients.get(postings.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const trade = openTrade(books, postings)
    if (trade === undefined)
      return reject(isSettled(books, postings) ? 'trade_already_settled' : 'trade_not_found', 'tradeSeq')
    if (postings.quantity !== trade.quantity)
      return reject('quantity_differs', 'quantity', { quantity: String(trade.quantity) })
    const isPaying = paysMoney(present(books.instruments.get(trade.instrumentNo), 'instrument'), trade.side)
    const fees = sumFees(feesOf(postings))
    // The fees of a small sale may exceed its proceeds; the amount that changes hands has no sign.
    const net = Math.abs(isPaying ? postings.amount + fees : postings.amount - fees)
    if (postings.net !== net) return reject('postings_unbalanced', 'net', { net: formatFen(net) })
    const account = present(books.cashAccounts.get(trade.cashAccountNo), 'cash account')
    // Above zero when the client receives more than was booked.
    const amountMore = (postings.amount - trade.amount) * (isPaying ? -1 : 1)
    const feesMore = sumFees(trade.fees) - fees
    const available = withdrawableCash(account, books.day.businessDate)
    if (amountMore + feesMore < 0 && -(amountMore + feesMore) > available)
      return reject('insufficient_cash', 'net', {
        available: formatFen(available),
        needed: formatFen(-(amountMore + feesMore)),
      })
    const { tradeSeq } = trade
    return accept({ tradeSeq, deviation: deviationOf(trade, postings) }, [
      ...settleOpenTrades(books, [trade]),
      ...deviations(books, account, { trade, amountMore, feesMore, tellerNo: tellerOf(meta) }),
    ])
  },
})

function openTrade(books: Books, { clientNo, tradeSeq }: Postings): Readonly<OpenTrade> | undefined {
  const client = books.clients.get(clientNo)
  return client && openTrades(books, client).find(trade => trade.tradeSeq === tradeSeq)
}

function isSettled(books: Books, { clientNo, tradeSeq }: Postings): boolean {
  const client = present(books.clients.get(clientNo), 'client')
  const carried = [...(client.records.open_trade?.values() ?? [])]
  return (
    carried.some(trade => trade.tradeSeq === tradeSeq) ||
    [...client.trades].some(key => books.trades.get(key)?.tradeSeq === tradeSeq)
  )
}

function feesOf({
  commission,
  stampDuty,
  transferFee,
  exchangeFee,
  regulatoryFee,
  settlementFee,
}: Postings): Fees {
  return { commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee }
}

/** How far the entered figures lie from the booked ones, each by itself, so that two deviations do not cancel out. */
function deviationOf(trade: Readonly<OpenTrade>, postings: Postings): Fen {
  const entered = feesOf(postings)
  const ofFees = (Object.keys(entered) as (keyof Fees)[]).map(kind => entered[kind] - trade.fees[kind])
  return [postings.amount - trade.amount, ...ofFees].reduce((sum, by) => sum + Math.abs(by), 0)
}

interface Deviation {
  trade: Readonly<OpenTrade>
  amountMore: Fen
  feesMore: Fen
  tellerNo: number
}

function deviations(
  books: Books,
  account: Readonly<CashAccount>,
  { trade, amountMore, feesMore, tellerNo }: Deviation,
): Change[] {
  const parts: [HouseKind, Fen][] = [
    ['suspense', amountMore],
    ['fee-rounding', feesMore],
  ]
  const asset = CURRENCY_ASSET[account.currency]
  const { businessDate } = books.day
  return parts
    .filter(([, more]) => more !== 0)
    .flatMap(([kind, more]): Change[] => {
      const voucherNo = takeNumber(books, 'voucherNo')
      const counterAccount = houseKey(account.branchNo, kind, asset, '')
      const [house, client] = [{ house: counterAccount }, { cashAccount: account.accountNo }]
      const amount = Math.abs(more)
      return [
        {
          kind: 'post',
          entry: 'settlement-difference',
          asset,
          amount,
          debit: more > 0 ? house : client,
          credit: more > 0 ? client : house,
          tradeDate: businessDate,
          voucherNo,
        },
        {
          kind: 'insert',
          table: 'voucher',
          row: {
            voucherNo,
            businessDate,
            kind: 'settlement-difference',
            clientNo: account.clientNo,
            accountNo: account.accountNo,
            asset,
            amount,
            tellerNo,
            summary: `${trade.tradeDate} ${trade.tradeSeq}`,
            counterAccount,
            reverses: null,
            reversedBy: null,
          },
        },
      ]
    })
}
