/** Some order of the day end's parts that keeps what they say: which of those that may come next does is for `choices` to say. */
import type { DayPart } from '@guitai/core/day-parts/define-day-part.ts'
import { DAY_PARTS } from '@guitai/core/day-parts/registry.generated.ts'

export function someOrder(choices: readonly number[]): DayPart[] {
  const waiting = [...DAY_PARTS]
  const ordered: DayPart[] = []
  for (let i = 0; waiting.length > 0; i++) {
    const ready = waiting.filter(({ after }) => !waiting.some(({ name }) => after.includes(name)))
    const next = ready[(choices[i] ?? 0) % ready.length]
    if (next === undefined) throw new Error('the parts wait for one another')
    waiting.splice(waiting.indexOf(next), 1)
    ordered.push(next)
  }
  return ordered
}
