/**
 * S01 系统参数 — the firm's own switches, limits, interest, approval rules, settlement modes.
 *
 * Limits and interest are promises to clients and regulators, so a second person always approves.
 * core/procedures/parameters/parameter-function.ts sets rows from a date and takes them back; core/procedures/parameters says
 * what may be edited.
 */
import { parameterFunction, type ParameterInput } from '../../procedures/parameters/parameter-function.ts'
import { NEVER_ASKED } from '../../rules/approval-rules.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { reject } from '../../frame/rejection.ts'

const common = parameterFunction('S01')

export const systemParameters = defineFunction({
  ...common,
  code: 'S01',
  name: 'system-parameters',
  title: { zh: '系统参数', en: 'System parameters' },
  approval: 'always',
  rejections: ['approval_never_granted', ...common.rejections],

  decide(books, input, meta) {
    const functionCode = ruledFunction(input)
    if (NEVER_ASKED.has(functionCode))
      return reject('approval_never_granted', 'key', { function: functionCode })
    return common.decide(books, input, meta)
  },
})

/** The function for which a row of the approval rules asks a second person; '' when there is none. */
function ruledFunction({ action, table, key = '', value }: ParameterInput): string {
  const asks = value?.['amount'] !== undefined || value?.['dailyAmount'] !== undefined
  const isRule = action === 'set' && table === 'approvalRules' && asks
  return isRule ? key.slice(0, key.indexOf('.')) : ''
}
