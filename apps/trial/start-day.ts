/** Opens a business day: what its plan has before it waits for an exchange to be through. */
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
