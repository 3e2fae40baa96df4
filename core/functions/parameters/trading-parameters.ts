/**
 * S04 交易参数 — sessions, sizes, limits, order types, fees, cycles, calendar: the market's rules as dated rows.
 *
 * Every order is checked and charged by them, so a second person always agrees. How rows are set from a date and taken
 * back is core/procedures/parameters/parameter-function.ts; what may be edited is core/procedures/parameters.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const tradingParameters = defineFunction({
  ...parameterFunction('S04'),
  code: 'S04',
  name: 'trading-parameters',
  title: { zh: '交易参数', en: 'Trading parameters' },
  approval: 'always',
})
