/**
 * S05 股票参数 — what the firm does with one security: no buying, no selling, own limits, own fees, channels.
 *
 * Often urgent: whether a second person is asked is left to rights and approval rules. How rows are set from a date and taken
 * back is core/procedures/parameters/parameter-function.ts; what may be edited is core/procedures/parameters.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const securityParameters = defineFunction({
  ...parameterFunction('S05'),
  code: 'S05',
  name: 'security-parameters',
  title: { zh: '股票参数', en: 'Security parameters' },
})
