/** Opens a business day: runs the steps of its plan that do not wait for an exchange to be done. */
import { present } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { dayPlan, isOfDayEnd } from '@guitai/core/rules/day-plan.ts'
import type { Counter } from '@guitai/server/counter.ts'
import type { Give } from '@guitai/server/system-commands.ts'

export async function startDay(counter: Counter, give: Give, date: BusinessDate): Promise<void> {
  const plan = dayPlan(present(counter.host.books, 'open books').parameters, date)
  for (const { key, functionCode, input } of plan) if (!isOfDayEnd(plan, key)) await give(functionCode, input)
  await counter.markets.refresh()
}
