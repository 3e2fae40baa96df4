/**
 * The steps of a business day and their order, from the table `dayPlan`. A step that is off, or has nothing to do on such a
 * day, is not in the plan; the steps after it then come after its predecessors. Rows change for later days only, so a day keeps
 * the plan with which it began.
 */
import { assert } from '../base/assert.ts'
import { weekday, type BusinessDate } from '../base/business-date.ts'
import { MARKETS, type Market } from '../base/market.ts'
import { calendarOf, nextTradingDay } from './calendar.ts'
import { periodCreditedOn } from './interest.ts'
import { inForce, type DayPlanRow, type Parameters } from './parameters.ts'
import type { DayNeed } from '../words/day-need.ts'
import type { DayKind } from '../words/day-kind.ts'

export interface PlannedStep extends Pick<
  DayPlanRow,
  'title' | 'notBefore' | 'auto' | 'longestMinutes' | 'skippable'
> {
  /** The row's key, with the market or bank where the step is done once for each, such as 'E01-XSHG'. */
  readonly key: string
  readonly functionCode: string
  readonly market: Market | null
  /** With the time, when it has one. */
  readonly needs: readonly DayNeed[]
  readonly input: Readonly<Record<string, string>>
  /** Keys of the steps that are done before it. */
  readonly after: readonly string[]
}

type Tables = Pick<Parameters, 'dayPlan' | 'holidays' | 'banks'>

/** The steps in an order in which they can be done. */
export function dayPlan(tables: Tables, date: BusinessDate): readonly PlannedStep[] {
  const rows = rowsOn(tables, date)
  const { ordered, circle } = inOrder(rows)
  assert(circle.length === 0, `the day's plan has no circle: ${circle.join(', ')}`)
  const known = new Map(ordered.map(row => [row.key, row]))
  return ordered.flatMap(row =>
    unitsOf(row, tables, date).map(unit => ({
      key: stepName(row, unit),
      title: row.title,
      functionCode: row.function,
      market: MARKETS.find(market => market === unit) ?? null,
      input: filledIn(row, date, unit),
      after: row.after.flatMap(name => {
        const before = known.get(name)
        if (before === undefined) return []
        const units = before.per === row.per ? [unit] : unitsOf(before, tables, date)
        return units.map(each => stepName(before, each))
      }),
      needs: row.notBefore === null ? row.needs : [...row.needs, 'time'],
      notBefore: row.notBefore,
      auto: row.auto,
      longestMinutes: row.longestMinutes,
      skippable: row.skippable,
    })),
  )
}

/** The keys of all steps that are done before this one. */
export function stepsBefore(plan: readonly PlannedStep[], key: string): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (name: string): void => {
    for (const earlier of plan.find(step => step.key === name)?.after ?? []) {
      if (found.has(earlier)) continue
      found.add(earlier)
      walk(earlier)
    }
  }
  walk(key)
  return found
}

/** True when the step waits for an exchange to say that no more reports come, or comes after such a step. */
export function isOfDayEnd(plan: readonly PlannedStep[], key: string): boolean {
  const before = stepsBefore(plan, key)
  return plan.some(step => step.needs.includes('stream') && (step.key === key || before.has(step.key)))
}

/** The keys of rows that wait for each other on a date; empty when the plan is possible. */
export function circleOn(tables: Tables, date: BusinessDate): readonly string[] {
  return inOrder(rowsOn(tables, date)).circle
}

/** The rows of a date in the order of the table, each with its remaining predecessors. */
function rowsOn({ dayPlan: table, holidays }: Tables, date: BusinessDate): DayPlanRow[] {
  const rows = new Map<string, DayPlanRow>()
  for (const { key } of table) {
    const row = inForce(table, key, date)
    if (row !== undefined) rows.set(key, row)
  }
  const kinds = kindsOf(date, holidays)
  const isOn = ({ days }: DayPlanRow): boolean => days.some(day => kinds.has(day))
  const joined = (names: readonly string[], seen: ReadonlySet<string>): string[] =>
    names.flatMap(name => {
      const row = rows.get(name)
      if (row === undefined || seen.has(name)) return []
      return isOn(row) ? [name] : joined(row.after, new Set([...seen, name]))
    })
  return [...rows.values()]
    .filter(isOn)
    .map(row => ({ ...row, after: [...new Set(joined(row.after, new Set()))] }))
}

/** What kinds of day a trading day is. */
export function kindsOf(date: BusinessDate, holidays: Parameters['holidays']): ReadonlySet<DayKind> {
  const calendar = calendarOf(holidays)
  const kinds = new Set<DayKind>(['trading'])
  if (periodCreditedOn(date, calendar) !== undefined) kinds.add('interest')
  if (nextTradingDay(calendar, date).slice(0, 7) !== date.slice(0, 7)) kinds.add('month-end')
  if (weekday(date) === 5) kinds.add('friday')
  return kinds
}

/** Always takes the first row of the table that waits for none of the remaining ones. */
function inOrder(rows: readonly DayPlanRow[]): { ordered: DayPlanRow[]; circle: readonly string[] } {
  const left = [...rows]
  const ordered: DayPlanRow[] = []
  while (left.length > 0) {
    const index = left.findIndex(({ after }) => left.every(({ key }) => !after.includes(key)))
    if (index < 0) return { ordered, circle: left.map(({ key }) => key) }
    ordered.push(...left.splice(index, 1))
  }
  return { ordered, circle: [] }
}

/** '' for a step that is done once a day. */
function unitsOf({ per }: DayPlanRow, { banks }: Tables, date: BusinessDate): readonly string[] {
  if (per === 'market') return MARKETS
  if (per === null) return ['']
  const keys = [...new Set(banks.map(({ key }) => key))]
  return keys.filter(key => inForce(banks, key, date)?.isOpen === true).toSorted()
}

const stepName = ({ key }: DayPlanRow, unit: string): string => (unit === '' ? key : `${key}-${unit}`)

function filledIn({ input }: DayPlanRow, date: BusinessDate, unit: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).map(([name, text]) => [
      name,
      text.replace('{date}', date).replace('{market}', unit).replace('{bank}', unit),
    ]),
  )
}
