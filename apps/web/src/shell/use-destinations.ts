/** Everything the command box and the menu lead to: functions, reports, and screens that are neither. */
import { useMemo } from 'react'
import {
  useFunctions,
  useReports,
  type ListedFunction,
  type ListedReport,
} from '@guitai/web-kit/api/catalogue.ts'
import type { Destination } from './match-command.ts'
import { OWN_DESTINATIONS, SERVED } from './screens.ts'
import type { Module } from '@guitai/core/words/module.ts'

/** In the menu's order; what belongs to none comes last. */
export const MODULES = [
  'counter',
  'counter-more',
  'funds',
  'orders',
  'queries',
  'reports',
  'issues',
  'conversion',
  'day-end',
  'bank',
  'margin',
  'service',
  'monitoring',
  'system',
] as const satisfies readonly Module[]

export function useDestinations(): readonly Destination[] {
  const { data: functions } = useFunctions()
  const { data: reports } = useReports()
  return useMemo(() => {
    const own = new Set(OWN_DESTINATIONS.map(({ code }) => code))
    const found = [
      ...(functions ?? [])
        .filter(each => each.mayRun !== false && !SERVED.has(each.name))
        .map(each => destination(each, 'system')),
      ...(reports ?? [])
        .filter(each => each.mayRun !== false && !SERVED.has(each.name))
        .map(each => destination(each, 'queries')),
    ].filter(({ code }) => !own.has(code))
    return [...OWN_DESTINATIONS, ...found]
  }, [functions, reports])
}

function destination(each: ListedFunction | ListedReport, otherwise: string): Destination {
  return {
    code: each.code,
    name: each.name,
    title: each.title,
    pinyin: each.pinyin ?? '',
    module: each.module ?? otherwise,
  }
}
