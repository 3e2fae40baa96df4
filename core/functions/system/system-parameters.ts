/**
 * S01 系统参数 — the firm's own switches, limits, interest, approval rules, settlement modes.
 *
 * Limits and interest are promises to clients and regulators, so a second person always agrees. How rows are set from a date and taken
 * back is core/procedures/parameter-function.ts; what may be edited is core/procedures/parameter-tables.
 */
import { parameterFunction } from '../../procedures/parameter-function.ts'
import { defineFunction } from '../define-function.ts'

export const systemParameters = defineFunction({
  ...parameterFunction('S01'),
  code: 'S01',
  name: 'system-parameters',
  title: { zh: '系统参数', en: 'System parameters' },
  approval: 'always',
})
