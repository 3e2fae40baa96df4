/**
 * Two tellers and the exchange act on one client, each with a few acts in an order of their own. Every act is made when its
 * turn comes, on the books as they then are. Later acts of the same actor know the results of the earlier ones (an order's
 * number, an approval's).
 */
import { present } from '@guitai/core/base/assert.ts'
import { timeOfDay } from '@guitai/core/base/market.ts'
import type { Books, MutableBooks } from '@guitai/core/books/books.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import { books, cashNo, clientNo, holdingOf, reportOf } from '@guitai/core/testing/books.ts'
import { command, registry } from '@guitai/core/testing/commands.ts'
import { ANN, BO, MAX, withTellers } from '@guitai/core/testing/tellers.ts'
import { withTills } from '@guitai/core/testing/tills.ts'

const CLIENT = clientNo('C1')
export const CASH = cashNo('C1')
/** What was there before: an open buy, an open sale, a deposit's voucher, a freeze. */
export const BUY = 1
export const SELL = 2
const SHANGHAI = '600000.XSHG'
const SHENZHEN = '000001.XSHE'
const BOND = '019547.XSHG'

export function crossingWorld(mode: 1 | 2 | 3 | 4): MutableBooks {
  const given = books({
    clients: { C1: `mode ${mode}` },
    cash: { C1: '3310.00' },
    holdings: { [`C1 ${SHANGHAI}`]: '300 cost 900.00', [`C1 ${SHENZHEN}`]: '500', [`C1 ${BOND}`]: '20000' },
    instruments: { [BOND]: 'government-bond, T+0, 0.0990-0.1010' },
    freezes: { C1: ['800.00 of 800.00'] },
    orders: [
      [`C1 buy 200 ${SHANGHAI} @ 10.00`, 'accepted'],
      [`C1 sell 200 ${SHANGHAI} @ 10.00`, 'accepted'],
    ],
  })
  const ready = withTellers(withTills(given, { '1005 CNY': '9000.00', '1001 CNY': '9000.00' }))
  const deposit = command('F09', { cashAccountNo: CASH, kind: 'deposit', amount: 600_00 }, by(MAX))
  const outcome = execute(registry, ready, deposit, 1)
  if (outcome.kind !== 'accepted') throw new Error(`deposit: ${JSON.stringify(outcome)}`)
  return ready
}

const by = (tellerNo: number) => ({ tellerNo })

/** What an actor has been answered so far. */
export type Known = Readonly<Record<string, number>>
type Act = (given: Books, known: Known) => Command | undefined
export type Actor = readonly Act[]

const asks =
  (functionCode: string, input: object, tellerNo = MAX): Act =>
  () =>
    command(functionCode, input, by(tellerNo))

/** An act only when there is a request to approve; nobody is asked to approve a refused one. */
const agreed: Act = (_given, { approvalId }) =>
  approvalId === undefined ? undefined : command('S91', { approvalId, agree: true }, by(BO))

const withFreeze =
  (functionCode: string, input: object): Act =>
  (_given, { freezeNo }) =>
    freezeNo === undefined ? undefined : command(functionCode, { ...input, freezeNo }, by(MAX))

const order = (side: 'buy' | 'sell', instrument: string, price: number, quantity: number): Act =>
  asks('C01', { clientNo: CLIENT, instrument, side, orderType: 'limit', price, quantity })

const says =
  (orderId: number, event: string): Act =>
  given => {
    const message = reportOf(given, orderId, event)
    return {
      ...command('execution-report', message),
      principal: { kind: 'system' },
      time: timeOfDay('10:00'),
    }
  }

const withHolding =
  (functionCode: string, id: string, input: object): Act =>
  given =>
    command(
      functionCode,
      { clientNo: CLIENT, holdingNo: holdingOf(given, 'C1', id).holdingNo, ...input },
      by(MAX),
    )
const cash = (kind: string, amount: number, tellerNo = MAX): Act =>
  asks('F09', { cashAccountNo: CASH, kind, amount }, tellerNo)
const court = { cashAccountNo: CASH, authority: 'court', document: 'D2' }

/** Acts about money at the counter. */
export const MONEY: Readonly<Record<string, Actor>> = {
  buy: [order('buy', SHENZHEN, 90_000, 100)],
  'cancel the buy': [asks('O02', { orderId: BUY })],
  'cancel a part of the buy': [asks('O02', { orderId: BUY, quantity: 100 })],
  withdraw: [cash('withdrawal', 400_00)],
  'transfer out': [cash('transfer-out', 100_00), cash('transfer-out', 300_00)],
  'withdraw much, agreed to': [cash('withdrawal', 1_900_00, ANN), agreed],
  'freeze cash today': [
    asks('F11', { cashAccountNo: CASH, action: 'freeze', amount: 350_00 }),
    withFreeze('F11', { cashAccountNo: CASH, action: 'release', amount: 350_00 }),
  ],
  'freeze cash long': [asks('F12', { ...court, action: 'freeze', amount: 900_00 }), agreed],
  'unfreeze cash': [asks('F12', { ...court, action: 'release', amount: 800_00, freezeNo: 1 }), agreed],
  'reverse the deposit': [asks('F10', { voucherNo: 1 }), agreed],
  close: [asks('F08', { clientNo: CLIENT, payout: 'transfer' }), agreed],
}

/** Acts about shares. */
export const SHARES: Readonly<Record<string, Actor>> = {
  sell: [order('sell', SHANGHAI, 100_000, 100)],
  'sell in Shenzhen': [order('sell', SHENZHEN, 100_000, 300)],
  'cancel the sale': [asks('O02', { orderId: SELL })],
  'cancel a part of the sale': [asks('O02', { orderId: SELL, quantity: 100 })],
  'pick all': [picked(SHENZHEN, 100_000), lineOf],
  'pick bonds': [picked(BOND, 1_000), lineOf],
  'freeze shares today': [
    withHolding('C09', SHANGHAI, { quantity: 100 }),
    withFreeze('C10', { quantity: 100 }),
  ],
  'freeze shares long': [
    withHolding('C11', SHANGHAI, { quantity: 200, authority: 'court', document: 'D3' }),
    agreed,
  ],
  'transfer custody': [withHolding('C05', SHENZHEN, { quantity: 300, toUnit: '399001' })],
  pledge: [withHolding('C15', BOND, { quantity: 20_000 })],
}

/** What the exchange reports; it may be late, and it may be something that nobody expects. */
export const FACTS: Readonly<Record<string, Actor>> = {
  'fills the buy': [says(BUY, 'fill 100 @ 9.99 as B1'), says(BUY, 'fill 100 @ 10.00 as B2')],
  'cancels the buy, fills late': [says(BUY, 'canceled 200'), says(BUY, 'fill 200 @ 10.00 as B3')],
  'fills the sale': [says(SELL, 'fill 100 @ 10.01 as S1'), says(SELL, 'fill 100 @ 10.00 as S2')],
  'cancels the sale, fills late': [says(SELL, 'canceled 200'), says(SELL, 'fill 200 @ 10.00 as S3')],
}

function picked(instrument: string, price: number): Act {
  const picks = [{ instrument, orderType: 'limit', price, how: 'all' }]
  return asks('C02', { clientNo: CLIENT, side: 'sell', picks })
}

/** The one order that was picked: sized when it was picked, entered when its turn comes. */
function lineOf(given: Books, known: Known): Command | undefined {
  if (known['quantity'] === undefined) return undefined
  const { instrumentNo, price, quantity } = known
  const listed = present(given.instruments.get(present(instrumentNo, 'picked')), 'instrument')
  const instrument = `${listed.code}.${listed.market}`
  return command(
    'C01',
    { clientNo: CLIENT, instrument, side: 'sell', orderType: 'limit', price, quantity },
    by(MAX),
  )
}
