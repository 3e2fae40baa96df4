/** S03: a trading unit keeps its market. */
import { books } from '../../testing/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { aBranch } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { tradingUnitParameters } from './trading-unit-parameters.ts'

const odd = books()
odd.tradingUnits.set('20002', { pbuId: '20002', market: 'XSHE', branchNo: 1, status: 'running' })

const withEnded = () => {
  const made = books()
  applyChanges(made, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, status: 'ended' }) }])
  return made
}

testFunction(tradingUnitParameters, {
  given: books(),
  typical: { pbuId: '20001', market: 'XSHG', branchNo: 1, status: 'paused' },
  cases: [
    ['six digits in Shanghai', { pbuId: '200011' }, 'trading_unit_invalid'],
    ['five in Shenzhen', { market: 'XSHE' }, 'trading_unit_invalid'],
    ['the other market has it', { pbuId: '20002' }, 'trading_unit_of_other_market', { books: odd }],
    ['of an unknown branch', { branchNo: 77 }, 'branch_not_found'],
    ['moved to one that has ended', { branchNo: 4 }, 'branch_ended', { books: withEnded() }],
    ['paused', {}, ['update trading_unit 20001 XSHG 1 paused']],
    [
      'a new one',
      { pbuId: '300009', market: 'XSHE', status: 'running' },
      ['insert trading_unit 300009 XSHE 1 running'],
    ],
  ],
})
