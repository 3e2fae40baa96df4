/**
 * S03 席位参数 — a trading unit: its market, its branch, and whether it is running, paused or replaced for good. Orders that wait
 * for a unit that does not run move to another running unit of the market, under new clOrdIds; orders that have left stay where
 * they are.
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import { isTradingUnitNumber } from '../../rules/account-numbers.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, Choice, MarketField, PbuId, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { BRANCH_REFUSALS, refuseBranch } from '../../procedures/people/known-branch.ts'
import { TRADING_UNIT_STATUS_WORDS } from '../../words/line.ts'

export const tradingUnitParameters = defineFunction({
  code: 'S03',
  name: 'trading-unit-parameters',
  title: { zh: '席位参数', en: 'Trading units' },
  module: 'system',
  kind: 'parameter',
  isOfFirm: true,
  phases: 'any',
  input: Type.Object({
    pbuId: Text({ zh: '席位号', en: 'Trading unit' }, 6),
    market: MarketField,
    branchNo: BranchNo(),
    status: Choice({ zh: '状态', en: 'Status' }, TRADING_UNIT_STATUS_WORDS),
  }),
  answer: Type.Object({ pbuId: PbuId() }),
  rejections: ['trading_unit_invalid', 'trading_unit_of_other_market', ...BRANCH_REFUSALS],
  keys: () => [],

  decide(books, input) {
    if (!isTradingUnitNumber(input.market, input.pbuId)) return reject('trading_unit_invalid', 'pbuId')
    const known = books.tradingUnits.get(input.pbuId)
    if (known !== undefined && known.market !== input.market)
      return reject('trading_unit_of_other_market', 'market')
    const refused = refuseBranch(books, input.branchNo, known?.branchNo !== input.branchNo)
    if (refused !== undefined) return refused
    return accept({ pbuId: input.pbuId }, [saved('trading_unit', known, input)])
  },
})
