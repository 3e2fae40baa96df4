/** The sums of a day's trades, as the server finds them in the tables, from the books; and a day that is cleared with them. */
import { present } from '../base/assert.ts'
import type { Fen } from '../base/money.ts'
import type { MutableBooks } from '../books/books.ts'
import type { ClearedSum, FeeComparison, Gathered } from '../frame/gathered.ts'
import { applyDecision } from '../engine/execute.ts'
import { clearTrades } from '../functions/day/clear-trades.ts'
import { defaultParameters } from '../rules/default-parameters.ts'
import { OUTSIDE_FEES, type OutsideFee } from '../rules/fee-sums.ts'
import { paysMoney } from '../rules/repo.ts'
import type { Setting } from '../words/setting.ts'
import { books } from './books.ts'
import { aMeta } from './meta.ts'
import { UP_TO_E02, withSteps } from './steps.ts'

export function clearedSums({ trades, instruments }: MutableBooks): ClearedSum[] {
  return [...trades.values()].map(trade => {
    const instrument = present(instruments.get(trade.instrumentNo), 'instrument')
    const { commission: _, ...fees } = trade.fees
    return {
      branchNo: trade.branchNo,
      tradingUnit: trade.tradingUnit,
      instrumentNo: trade.instrumentNo,
      settlementDate: trade.settlementDate,
      amount: paysMoney(instrument, trade.side) ? -trade.amount : trade.amount,
      shares: trade.side === 'buy' ? trade.quantity : -trade.quantity,
      fees,
    }
  })
}

/**
 * The worked example in Shenzhen: 10,000 × 12.34 sold, 5,000 × 20.00 bought, and cleared; of fees, what the depository states otherwise.
 */
export function clearedDay(
  theirs: Partial<Record<OutsideFee, Fen>> = {},
  settings: Partial<Record<Setting, number>> = {},
  { isB = false }: { isB?: boolean } = {},
): MutableBooks {
  const kind = isB ? 'b-share, HKD, ' : ''
  const account = isB ? ' HKD' : ''
  const parameters = {
    settings: defaultParameters().settings.map(row => ({ ...row, value: settings[row.key] ?? row.value })),
  }
  const given = books({
    day: '2026-11-23 day-end',
    instruments: { '000001.XSHE': `${kind}11.00-13.00`, '000002.XSHE': `${kind}19.00-21.00` },
    clients: { C1: isB ? 'B accounts' : '' },
    cash: { [`C1${account}`]: '200000.00' },
    holdings: { 'C1 000001.XSHE': '10000' },
    orders: [
      ['C1 sell 10000 000001.XSHE @ 12.34', 'fill 10000 @ 12.34 as T1'],
      ['C1 buy 5000 000002.XSHE @ 20.00', 'fill 5000 @ 20.00 as T2'],
    ],
    parameters,
  })
  const sums = clearedSums(given)
  const unit = {
    market: 'XSHE',
    tradingUnit: present(sums[0], 'sum').tradingUnit,
    currency: isB ? 'HKD' : 'CNY',
  } as const
  const ours = (fee: OutsideFee): Fen => sums.reduce((sum, { fees }) => sum + fees[fee], 0)
  const fees = OUTSIDE_FEES.map(fee => ({ ...unit, fee, ours: ours(fee), theirs: theirs[fee] ?? ours(fee) }))
  const gross = sums.reduce((sum, { amount }) => sum + amount, 0)
  return cleared(withSteps(given, [...UP_TO_E02, 'E03']), { fees, stated: [{ ...unit, gross }] })
}

/** E11 with all of its chunks: the clients, then the comparison with what the depository states. */
function cleared(given: MutableBooks, compared: Partial<FeeComparison> = {}): MutableBooks {
  const chunk = { isFirst: true, isLast: false }
  const clientNos = [...given.clients.keys()]
  const cursor = Math.max(...clientNos)
  decide(given, { from: 'acted-clients', clientNos, cursor, ...chunk })
  decide(given, {
    from: 'fee-comparison',
    fees: [],
    onErrorAccount: [],
    cleared: clearedSums(given),
    maturing: [],
    stated: [],
    firmDifferences: [],
    isFirst: false,
    isLast: true,
    ...compared,
  })
  return given
}

function decide(given: MutableBooks, gathered: Gathered): void {
  const decision = clearTrades.decide(given, {}, aMeta({ gathered }))
  if (!decision.accepted) throw new Error(`E11 refused: ${decision.code}`)
  applyDecision(given, decision.changes, decision.parts)
}
