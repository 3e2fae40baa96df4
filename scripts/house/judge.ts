/**
 * Compares the measures with `limits.json`, whose numbers only shrink. A number that grew fails; one that shrank passes, and
 * the output says how to lower its limit. Whoever has a reason to raise a limit gives it in the commit.
 */
import type { Measure } from './measures.ts'

export type Limits = Readonly<Record<string, number>>

export interface Judgement {
  readonly passed: boolean
  /** The table, and what is to be done. */
  readonly text: string
}

export function judge(measures: readonly Measure[], limits: Limits): Judgement {
  const lines = measures.map(({ name, value }) => lineOf(name, value, limits[name]))
  const unknown = Object.keys(limits).filter(name => measures.every(measure => measure.name !== name))
  const grown = measures.filter(({ name, value }) => value > (limits[name] ?? -1))
  const shrunk = measures.filter(({ name, value }) => value < (limits[name] ?? -1))
  const advice = [
    ...unknown.map(name => `no measure is called '${name}': take it out of scripts/house/limits.json`),
    ...grown.map(({ name }) => `worse: ${name}; npm run measure -- list '${name}' says where`),
    ...(shrunk.length > 0
      ? ['better than the limit: npm run measure -- lower, and commit scripts/house/limits.json']
      : []),
  ]
  return { passed: grown.length === 0 && unknown.length === 0, text: [...lines, ...advice].join('\n') }
}

function lineOf(name: string, value: number, limit: number | undefined): string {
  const sign = limit === undefined || value > limit ? '✘' : value < limit ? '↓' : ' '
  return `${sign} ${String(value).padStart(5)} of ${String(limit ?? 'none').padStart(4)}  ${name}`
}

/**
 * The limits after improvements are taken over; a measure that got worse keeps its limit, and a new one begins at its value.
 */
export function lowered(measures: readonly Measure[], limits: Limits): Limits {
  return Object.fromEntries(measures.map(({ name, value }) => [name, Math.min(value, limits[name] ?? value)]))
}
