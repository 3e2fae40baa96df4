/**
 * The plan of a trial day: what is done when, besides the orders of trial-orders.ts. Each act is a row. A refusal by the
 * counter is an answer like any other, and the proof at the end checks the books.
 */
import { present } from '@guitai/core/base/assert.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import { netCash } from '@guitai/core/procedures/trades/book-fill.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { pick, type Random } from './sample-clients.ts'
import type { TrialClient } from './trial-client.ts'
import { cashAtCounter, closeTills } from './trial-tills.ts'
import { makeOrder, type TrialCrowd } from './trial-orders.ts'
import type { HeldPosition, TrialView } from './trial-view.ts'

/** Market times at which orders come in, with the share of the day's orders. */
export const SLICES: readonly { at: string; share: number }[] = [
  { at: '09:10', share: 0.05 },
  { at: '09:16', share: 0.1 },
  { at: '09:31', share: 0.25 },
  { at: '10:30', share: 0.2 },
  { at: '11:45', share: 0.05 },
  { at: '13:05', share: 0.2 },
  { at: '14:30', share: 0.1 },
  { at: '14:58', share: 0.05 },
]

export interface Working {
  teller: TrialClient
  books: () => Books
  view: TrialView
  crowd: TrialCrowd
  random: Random
  /** How many orders the slice had. */
  orders: number
  /** Accepted orders without a cancel request, in the order in which they were wanted. */
  live: { orderId: number; clientNo: number }[]
  say: (text: string) => void
}

interface Act {
  name: string
  at: readonly string[]
  run: (working: Working) => Promise<void>
}

export const BEFORE_CLEARING = 'before clearing'
export const EVENING = 'evening'

export const ACTS: readonly Act[] = [
  { name: 'cancel', at: SLICES.map(({ at }) => at), run: cancelSome },
  { name: 'part cancel', at: ['09:31', '10:30', '13:05', '14:30'], run: cancelParts },
  { name: 'batch orders', at: ['10:30', '14:30'], run: enterBatch },
  { name: 'batch cancel', at: ['13:05', '14:30'], run: cancelBatch },
  { name: 'custody transfer', at: ['09:31', '13:05'], run: transferCustody },
  { name: 'release of pledged bonds', at: ['13:05'], run: releasePledged },
  { name: 'settlement by the teller, per client', at: ['14:30', BEFORE_CLEARING], run: settleClients },
  { name: 'settlement by the teller, per trade', at: ['14:30', BEFORE_CLEARING], run: settleTrades },
  { name: 'cash at the counter', at: ['10:30', '13:05'], run: cashAtCounter },
  { name: 'tills closed', at: [BEFORE_CLEARING], run: closeTills },
  { name: 'evening orders', at: [EVENING], run: enterInTheEvening },
]

const CANCEL_SHARE = 0.1
const AT_ONCE = 64

/** Several clients at a time, but each client's acts one after another, so that the results do not depend on chance. */
export async function perClient<T extends { clientNo: number }>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  const queues = [...Map.groupBy(items, ({ clientNo }) => clientNo).values()]
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let queue = queues[next++]; queue !== undefined; queue = queues[next++])
        for (const item of queue) await run(item)
    }),
  )
}

function few<T>(random: Random, list: readonly T[], share: number): T[] {
  return list.filter(() => random() < share)
}

async function cancelSome({ teller, live, orders }: Working): Promise<void> {
  const cancels = live.splice(0, Math.round(orders * CANCEL_SHARE))
  await perClient(cancels, async ({ orderId }) => void (await teller.run('O02', { orderId })))
}

/** Cancels one lot of several; the rest is entered again. */
async function cancelParts({ teller, view, random, live }: Working): Promise<void> {
  const open = await view.openOrders()
  const several = live
    .flatMap(({ orderId }) => open.get(orderId) ?? [])
    .filter(({ quantity }) => quantity >= 400)
  const parts = few(random, several, CANCEL_SHARE)
  await perClient(parts, async ({ orderId, quantity }) => {
    await teller.run('O02', { orderId, quantity: Math.ceil(quantity / 200) * 100 })
  })
}

/** Checked first, line by line, then confirmed by its number. */
async function enterBatch({ teller, crowd, random, orders }: Working): Promise<void> {
  const lines = Array.from({ length: Math.max(1, Math.min(100, Math.round(orders * 0.05))) }, () => ({
    ...makeOrder(random, crowd, '10:30'),
    sizeBy: 'quantity',
  }))
  const { batchNo } = await teller.must<{ batchNo: number }>('C93', { name: '试算批次', lines })
  await teller.must('C03', { batchNo })
}

/** All open orders of a few clients. */
async function cancelBatch({ teller, crowd, random }: Working): Promise<void> {
  await perClient(
    few(random, crowd.clients, 0.05),
    async ({ clientNo }) => void (await teller.run('C04', { clientNo })),
  )
}

/** Another broker's unit: Shenzhen shares, one security of a client at a time. */
const ANOTHER_UNIT = '391234'

async function transferCustody({ teller, view, crowd, random }: Working): Promise<void> {
  const held = await view.holdings()
  const isFreeInShenzhen = ({ tradingUnit, shareNature }: HeldPosition): boolean =>
    tradingUnit !== '' && shareNature === ''
  const chosen = few(random, crowd.clients, 0.05).flatMap(({ clientNo }) => {
    const shenzhen = (held.get(clientNo) ?? []).filter(isFreeInShenzhen)
    return shenzhen.length === 0 ? [] : [pick(random, shenzhen)]
  })
  await perClient(chosen, async ({ clientNo, holdingNo, settled }) => {
    await teller.run('C05', { clientNo, holdingNo, quantity: Math.ceil(settled / 2), toUnit: ANOTHER_UNIT })
  })
}

async function releasePledged({ teller, view, crowd, random }: Working): Promise<void> {
  const held = await view.holdings()
  for (const { clientNo } of crowd.clients.filter(({ mayBorrow }) => mayBorrow)) {
    const pledged = (held.get(clientNo) ?? []).filter(({ shareNature }) => shareNature !== '')
    if (pledged.length === 0) continue
    const { holdingNo, settled } = pick(random, pledged)
    await teller.run('C16', { clientNo, holdingNo, quantity: Math.ceil(settled / 4) })
  }
}

/** Mode 3: what is not settled today stays open and is listed. */
async function settleClients({ teller, crowd, random }: Working): Promise<void> {
  const semiAutomatic = crowd.clients.filter(({ settlementMode }) => settlementMode === 3)
  await perClient(
    few(random, semiAutomatic, 0.7),
    async ({ clientNo }) => void (await teller.run('G01', { clientNo })),
  )
}

/** Mode 4: as the teller reads it in the list. */
async function settleTrades({ teller, books, view, crowd, random }: Working): Promise<void> {
  const trades = await view.openTrades()
  const manual = crowd.clients.filter(({ settlementMode }) => settlementMode === 4)
  const open = few(
    random,
    manual.flatMap(({ clientNo }) => trades.get(clientNo) ?? []),
    0.7,
  )
  await perClient(open, async trade => {
    const { clientNo, tradeSeq, quantity, amount, fees } = trade
    const net = Math.abs(netCash(trade, present(books().instruments.get(trade.instrumentNo), 'instrument')))
    const charged = Object.fromEntries(Object.entries(fees).map(([kind, fee]) => [kind, formatFen(fee)]))
    const money = { amount: formatFen(amount), ...charged, net: formatFen(net) }
    await teller.run('G02', { clientNo, tradeSeq, quantity, ...money })
  })
}

const EVENING_SHARE = 0.02

/** For the next trading day. */
async function enterInTheEvening({ teller, crowd, random, orders }: Working): Promise<void> {
  const wanted = Array.from({ length: Math.round(orders * EVENING_SHARE) }, () =>
    makeOrder(random, crowd, '09:10'),
  )
  await perClient(wanted, async order => void (await teller.run('C01', order)))
}
