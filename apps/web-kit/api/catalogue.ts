/** What this installation can do: functions and reports, as the server declares them. */
import { useQuery } from '@tanstack/react-query'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import type { AnswerSchema } from '@guitai/core/frame/said-answer.ts'
import type { Titles } from '../texts/pick-title.ts'
import { listIn, read } from './http.ts'
import type { InputSchema } from './input-schema.ts'

export interface ListedFunction {
  readonly code: string
  readonly name: string
  readonly title: Titles
  readonly module: string
  readonly kind: string
  readonly inputSchema?: InputSchema
  /** What it answers, of which the titles are shown. */
  readonly answerSchema?: AnswerSchema
  readonly permission?: string
  readonly mayRun?: boolean
  /** A second person agrees to it in any case. */
  readonly needsApproval?: boolean
  /** It is shown once more before it is sent. */
  readonly asksLastLook?: boolean
  /** The most that this teller moves with it without a second person, by currency. */
  readonly aloneUpTo?: Readonly<Record<string, string>>
  /** Initials of the Chinese title. */
  readonly pinyin?: string
}

export interface ListedReport extends Omit<ListedFunction, 'kind' | 'module'> {
  readonly module?: string
  readonly kind?: string
  readonly columns?: readonly DeclaredColumn[]
}

export function useFunctions() {
  return useQuery({
    queryKey: ['functions'],
    queryFn: async () => listIn(await read('/api/functions'), 'functions') as ListedFunction[],
    staleTime: Infinity,
  })
}

export function useReports() {
  return useQuery({
    queryKey: ['reports'],
    queryFn: async () => listIn(await read('/api/reports'), 'reports') as ListedReport[],
    staleTime: Infinity,
  })
}

/** Not before both are there can anybody go anywhere. */
export function useCatalogueIsRead(): boolean {
  const functions = useFunctions()
  const reports = useReports()
  return functions.data !== undefined && reports.data !== undefined
}

export function useListedReport(codeOrName: string): ListedReport | undefined {
  return useReports().data?.find(report => report.code === codeOrName || report.name === codeOrName)
}

export function useListedFunction(codeOrName: string): ListedFunction | undefined {
  return useFunctions().data?.find(each => each.code === codeOrName || each.name === codeOrName)
}
