/** What a close certificate comes to: a day may close with differences, when each is carried by name, and is then not all true. */
import type { Titles } from '@guitai/web-kit/texts/pick-title.ts'

export interface ProvedLine {
  readonly name: string
  readonly title: Titles
  readonly isInternal: boolean
  readonly isTrue: boolean
  readonly count: number
  readonly examples?: readonly Record<string, unknown>[]
}

export interface Certificate {
  readonly businessDate: string
  readonly batchNo: number
  readonly chainHash: string
  readonly clearingRun: number
  readonly isProved: boolean
  readonly lines: readonly ProvedLine[]
  readonly exceptions: readonly { readonly name: string; readonly since: string }[]
  readonly totals: {
    readonly counts?: Readonly<Record<string, number>>
    readonly fees?: readonly Readonly<Record<string, string>>[]
    readonly cash?: readonly Readonly<Record<string, string>>[]
  }
}

export type Mark = 'true' | 'carried' | 'false'

/** `carried` counts differences; the lines that these make false are among the exceptions, too. */
export function verdictOf({
  isProved,
  lines,
  exceptions,
}: Pick<Certificate, 'isProved' | 'lines' | 'exceptions'>): {
  mark: Mark
  carried: number
} {
  const named = new Set(lines.map(({ name }) => name))
  const carried = exceptions.filter(({ name }) => !named.has(name)).length
  if (!isProved) return { mark: 'false', carried }
  return {
    mark: exceptions.length === 0 && lines.every(({ isTrue }) => isTrue) ? 'true' : 'carried',
    carried,
  }
}
