/** Trades that the exchange did not make and its day files have all the same: somebody has to find out whose they are. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { present } from '@guitai/core/base/assert.ts'

export interface StrangeTrades {
  readonly tradeDate: string
  readonly code: string
  /** In 1/10000. A hundred shares cost as many fen. */
  readonly price: number
  readonly tradeNos: readonly number[]
}

/** In Shanghai's files of trades and money, beside our own first trade. Each is a purchase of a hundred shares. */
export async function addStrangeTrades(
  folder: string,
  { tradeDate, code, price, tradeNos }: StrangeTrades,
): Promise<void> {
  const file = { market: 'XSHG', tradeDate } as const
  const [trades, money] = [
    await readDayFile(folder, { kind: 'trades', ...file }),
    await readDayFile(folder, { kind: 'money', ...file }),
  ]
  if (!trades.accepted || !money.accepted) throw new Error('no files')
  const [trade, line] = [present(trades.records[0], 'our trade'), present(money.records[0], 'our line')]
  const figures = { code, price, quantity: 100, amount: price }
  const strange = tradeNos.map(tradeNo => ({ ...trade, ...figures, tradeNo }))
  await writeDayFile(folder, { kind: 'trades', ...file, records: [...trades.records, ...strange] })
  const { transferFee, exchangeFee, regulatoryFee } = feesOf(price)
  const count = tradeNos.length
  const records = [
    {
      ...line,
      buys: line.buys + count * price,
      net: line.net - count * price,
      transferFee: (line.transferFee ?? 0) + count * transferFee,
      exchangeFee: (line.exchangeFee ?? 0) + count * exchangeFee,
      regulatoryFee: (line.regulatoryFee ?? 0) + count * regulatoryFee,
    },
    ...money.records.slice(1),
  ]
  await writeDayFile(folder, { kind: 'money', ...file, records })
}

/** Of a purchase of shares: 0.001 % for the transfer, 0.00341 % for the exchange, 0.002 % for the regulator. */
export function feesOf(amount: number) {
  const [transferFee = 0, exchangeFee = 0, regulatoryFee = 0] = [0.00001, 0.0000341, 0.00002].map(rate =>
    Math.round(amount * rate + 1e-9),
  )
  return { transferFee, exchangeFee, regulatoryFee }
}
