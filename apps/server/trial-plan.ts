/**
 * The plan of a trial day: what is done when, beside the orders of trial-orders.ts. Each act is a row; where the counter
 * refuses, that is an answer like another, and the proof at the end says whether the books bear it.
 */
import { present } from '@guitai/core/base/assert.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import type { Client, Holding } from '@guitai/core/books/accounts.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { isEnded } from '@guitai/core/books/orders.ts'
import { netCash } from '@guitai/core/procedures/trades/book-fill.ts'
import { pick, type Random, type SampleClient } from './sample-clients.ts'
import type { TrialClient } from './trial-client.ts'
import { cashAtCounter, closeTills } from './trial-tills.ts'
import { makeOrder, type TrialCrowd } from './trial-orders.ts'

/** Market times at which orders come in, and the share of the day's orders that come then. */
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
  crowd: TrialCrowd
  random: Random
  /** How many orders the slice had. */
  orders: number
  /** Orders taken and not asked to be canceled yet, oldest first. */
  live: number[]
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

export async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < items.length) await run(items[next++] as T)
    }),
  )
}

function few<T>(random: Random, list: readonly T[], share: number): T[] {
  return list.filter(() => random() < share)
}

async function cancelSome({ teller, live, orders }: Working): Promise<void> {
  const cancels = live.splice(0, Math.round(orders * CANCEL_SHARE))
  await inParallel(cancels, async orderId => void (await teller.run('O02', { orderId })))
}

/** One lot out of several: what stays is entered again. */
async function cancelParts({ teller, books, random, live }: Working): Promise<void> {
  const { orders } = books()
  const several = live.flatMap(orderId => {
    const order = orders.get(orderId)
    return order === undefined || isEnded(order.status) || order.quantity < 400 ? [] : [order]
  })
  const parts = few(random, several, CANCEL_SHARE)
  await inParallel(parts, async ({ orderId, quantity }) => {
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

/** All that a few clients have open. */
async function cancelBatch({ teller, crowd, random }: Working): Promise<void> {
  await inParallel(
    few(random, crowd.clients, 0.05),
    async ({ clientNo }) => void (await teller.run('C04', { clientNo })),
  )
}

const clientOf = (books: Books, { clientNo }: SampleClient): Readonly<Client> =>
  present(books.clients.get(clientNo), 'client')

function held(
  books: Books,
  client: SampleClient,
  isWanted: (holding: Readonly<Holding>) => boolean,
): Readonly<Holding>[] {
  return clientOf(books, client).holdings.filter(holding => holding.settled > 0 && isWanted(holding))
}

/** Another broker's unit: Shenzhen shares, one security of a client at a time. */
const ANOTHER_UNIT = '391234'

async function transferCustody({ teller, books, crowd, random }: Working): Promise<void> {
  await inParallel(few(random, crowd.clients, 0.05), async client => {
    const shenzhen = held(
      books(),
      client,
      ({ tradingUnit, shareNature }) => tradingUnit !== '' && shareNature === '',
    )
    if (shenzhen.length === 0) return
    const { holdingNo, settled } = pick(random, shenzhen)
    const { clientNo } = client
    await teller.run('C05', { clientNo, holdingNo, quantity: Math.ceil(settled / 2), toUnit: ANOTHER_UNIT })
  })
}

async function releasePledged({ teller, books, crowd, random }: Working): Promise<void> {
  for (const client of crowd.clients.filter(({ mayBorrow }) => mayBorrow)) {
    const pledged = held(books(), client, ({ shareNature }) => shareNature !== '')
    if (pledged.length === 0) continue
    const { holdingNo, settled } = pick(random, pledged)
    await teller.run('C16', { clientNo: client.clientNo, holdingNo, quantity: Math.ceil(settled / 4) })
  }
}

/** Mode 3; what is not settled today stays open and is listed. */
async function settleClients({ teller, crowd, random }: Working): Promise<void> {
  const semiAutomatic = crowd.clients.filter(({ settlementMode }) => settlementMode === 3)
  await inParallel(
    few(random, semiAutomatic, 0.7),
    async ({ clientNo }) => void (await teller.run('G01', { clientNo })),
  )
}

/** Mode 4: as the teller reads it off the list. */
async function settleTrades({ teller, books, crowd, random }: Working): Promise<void> {
  for (const client of crowd.clients.filter(({ settlementMode }) => settlementMode === 4)) {
    const trades = [...clientOf(books(), client).trades].flatMap(key => books().trades.get(key) ?? [])
    const open = few(
      random,
      trades.filter(({ settledOn }) => settledOn === null),
      0.7,
    )
    await inParallel(open, async trade => {
      const { tradeSeq, quantity, amount, fees } = trade
      const net = Math.abs(netCash(trade, present(books().instruments.get(trade.instrumentNo), 'instrument')))
      const charged = Object.fromEntries(
        Object.entries(fees).map(([kind, fee]) => [kind, formatFen(fee as number)]),
      )
      const money = { amount: formatFen(amount), ...charged, net: formatFen(net) }
      await teller.run('G02', { clientNo: client.clientNo, tradeSeq, quantity, ...money })
    })
  }
}

const EVENING_SHARE = 0.02

/** For the next trading day. */
async function enterInTheEvening({ teller, crowd, random, orders }: Working): Promise<void> {
  const wanted = Array.from({ length: Math.round(orders * EVENING_SHARE) }, () =>
    makeOrder(random, crowd, '09:10'),
  )
  await inParallel(wanted, async order => void (await teller.run('C01', order)))
}
