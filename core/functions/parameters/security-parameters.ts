/**
 * S05 股票参数 — the firm's rules for one security: no buying, no selling, own limits, own fees, channels.
 *
 * It is often urgent, so rights and approval rules decide whether a second person is asked.
 * core/procedures/parameters/parameter-function.ts sets rows from a date and takes them back; core/procedures/parameters says
 * what may be edited.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const securityParameters = defineFunction({
  ...parameterFunction('S05'),
  code: 'S05',
  name: 'security-parameters',
  title: { zh: '股票参数', en: 'Security parameters' },
})
