/** A closed day of a market with something of everything, and its tables as the depository writes them. */
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import type { CustodyRecord, MovementRecord } from '@guitai/protocols/day-file/kinds.ts'
import { holdingOf, openDepository, setHolding, settleTrade } from '../depository/depository.ts'
import { writeClosing } from '../depository/write-closing.ts'
import { smallExchange, UNIT } from './small-exchange.ts'

export const DATE = '2026-11-23'
const parameters = defaultParameters()
export type TabledMarket = 'XSHE' | 'XSHG'

/** Both sides of one order in parts, a repo that matures, shares that are pledged. */
export function closedDay(market: TabledMarket) {
  const depository = openDepository()
  const [mine, other, code] =
    market === 'XSHE' ? ['0100000001', '0100000002', '000001'] : ['A000000001', 'A000000002', '600000']
  const small = smallExchange(market)
  const key = { market, tradingUnit: UNIT, code }
  setHolding(depository, { ...key, securitiesAccount: other }, 10_000)
  holdingOf(depository, { ...key, securitiesAccount: mine, shareNature: 'pledged' }).quantity = 700
  small.enter('buy 300 @ 10.00', { securitiesAccount: mine })
  small.enter('sell 100 @ 10.00', { securitiesAccount: other })
  small.enter('sell 200 @ 10.00', { securitiesAccount: other })
  for (const trade of small.exchange.trades) settleTrade(depository, small.exchange, { trade, parameters })
  depository.repos = [
    { market, tradingUnit: UNIT, side: 'sell', maturityDate: DATE, amount: 10_000_548 },
    { market, tradingUnit: UNIT, side: 'buy', maturityDate: DATE, amount: 20_000_000 },
    { market, tradingUnit: UNIT, side: 'buy', maturityDate: '2026-11-24', amount: 1 },
  ]
  return { exchange: small.exchange, depository }
}

/** Two trading days' dues that were moved today, one of them late. */
export const MOVED: MovementRecord[] = [
  { tradingUnit: UNIT, currency: 'CNY', settlementDate: DATE, amount: -2_332_398 },
  { tradingUnit: UNIT, currency: 'CNY', settlementDate: '2026-11-20', amount: 117 },
]

export const answered = (market: TabledMarket): CustodyRecord[] => {
  const [securitiesAccount, code] = market === 'XSHE' ? ['0100000001', '000001'] : ['A000000001', '600000']
  const of = { securitiesAccount, tradingUnit: UNIT, otherUnit: '', code, quantity: 300, reason: '' }
  const [bring, refused] = [{ otherUnit: '399999' }, { quantity: 0, reason: '可用数量不足：0' }]
  return [
    { ...of, answerNo: 1, requestNo: 71, kind: 'pledge', result: 'confirmed' },
    { ...of, answerNo: 2, requestNo: 72, kind: 'release', result: 'refused', ...refused },
    { ...of, answerNo: 3, requestNo: 0, kind: 'transfer-in', result: 'confirmed', ...cut(market, bring) },
    ...(market === 'XSHG'
      ? ([
          {
            ...of,
            answerNo: 4,
            requestNo: 74,
            kind: 'designate',
            result: 'confirmed',
            code: '',
            quantity: 0,
          },
        ] as const)
      : ([
          { ...of, answerNo: 4, requestNo: 74, kind: 'transfer-out', result: 'confirmed', ...bring },
        ] as const)),
  ]
}

/** Units of Shanghai have five digits. */
const cut = (market: TabledMarket, { otherUnit }: { otherUnit: string }) => ({
  otherUnit: market === 'XSHG' ? otherUnit.slice(1) : otherUnit,
})

export const writeDay = (folder: string, { exchange, depository }: ReturnType<typeof closedDay>) =>
  writeClosing(exchange, {
    depository,
    parameters,
    custody: answered(exchange.market as TabledMarket),
    moved: { kind: 'movements', market: exchange.market, tradeDate: exchange.tradeDate, records: MOVED },
    layouts: 'csdc',
    filesFolder: folder,
  })
