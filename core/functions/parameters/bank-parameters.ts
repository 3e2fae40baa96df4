/**
 * S02 银行参数 — the banks that keep and move clients' money: when, in which currencies, up to what amount.
 *
 * A second person always approves. core/procedures/parameters/parameter-function.ts sets rows from a date and takes them back;
 * core/procedures/parameters says what may be edited.
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
