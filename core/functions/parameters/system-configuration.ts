/**
 * S10 系统配置 — the plan of the day and the schedule: what is done in which order, and what the counter does by itself. A day keeps the
 * plan it began with. The order that the steps need (their shipped predecessors) stays, and no steps wait for each other in a circle.
 *
 * The schedule acts without a person, so a second person always approves a row. core/procedures/parameters says what may be edited.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const systemConfiguration = defineFunction({
  ...parameterFunction('S10', ['plan_breaks_order']),
  code: 'S10',
  name: 'system-configuration',
  title: { zh: '系统配置', en: 'System configuration' },
  approval: 'always',
})
