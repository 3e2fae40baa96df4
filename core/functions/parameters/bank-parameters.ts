/**
 * S02 银行参数 — the banks that keep and move clients' money: when, in which currencies, up to what amount.
 *
 * A second person always agrees. How rows are set from a date and taken
 * back is core/procedures/parameters/parameter-function.ts; what may be edited is core/procedures/parameters.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const bankParameters = defineFunction({
  ...parameterFunction('S02'),
  code: 'S02',
  name: 'bank-parameters',
  title: { zh: '银行参数', en: 'Bank parameters' },
  approval: 'always',
})
