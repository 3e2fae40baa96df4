/**
 * S04 交易参数 — sessions, sizes, limits, order types, fees, cycles, calendar: the market's rules as dated rows.
 *
 * Every order is checked and charged with them, so a second person always approves.
 * core/procedures/parameters/parameter-function.ts sets rows from a date and takes them back; core/procedures/parameters says
 * what may be edited.
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
