/** Rows of a query or report. With `live`, they are read again shortly after something happened that concerns them. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { onEvents, type Topic } from './events.ts'
import { listIn, read } from './http.ts'
import { textOf } from '../format/text-of.ts'
import { settleDown } from './settle-down.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

export type Row = Readonly<Record<string, unknown>>
export type Parameters = Readonly<Record<string, unknown>>

export interface ReportPage {
  readonly columns?: readonly DeclaredColumn[]
  readonly rows: readonly Row[]
  readonly total?: number
  readonly totals?: readonly Row[] | null
  readonly next?: string | number | null
}

export function reportAddress(name: string, parameters: Parameters): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    if (value === undefined || value === null || value === '') continue
    search.append(
      key,
      typeof value === 'string'
        ? value
        : typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : JSON.stringify(value),
    )
  }
  const text = search.toString()
  return `/api/reports/${name}${text === '' ? '' : `?${text}`}`
}

export async function readReport(name: string, parameters: Parameters): Promise<ReportPage> {
  const body = await read(reportAddress(name, parameters))
  if (Array.isArray(body)) return { rows: body as Row[] }
  return { ...(body as ReportPage), rows: listIn(body, 'rows') as Row[] }
}

export interface ReportChoice {
  readonly enabled?: boolean
  readonly live?: readonly Topic[]
  /** Always in sight, and so read again less often than what is being looked at. */
  readonly isCalm?: boolean
  /** Also read again so often: for what follows the market's prices. */
  readonly everyMs?: number
  /** How many rows the first page has, where somebody waits for it. */
  readonly firstRows?: number
}

export function useReport(
  name: string,
  parameters: Parameters,
  { enabled = true, live, everyMs, isCalm = false }: ReportChoice = {},
) {
  const queryKey = ['report', name, parameters]
  useLive(queryKey, enabled ? live : undefined, { parameters, isCalm })
  return useQuery({
    queryKey,
    queryFn: () => readReport(name, parameters),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs ?? false,
  })
}

/** For lists longer than one answer: `fetchNextPage` brings more. */
export function usePagedReport(
  name: string,
  parameters: Parameters,
  { enabled = true, live, firstRows }: ReportChoice = {},
) {
  const first = firstRows === undefined ? parameters : { ...parameters, limit: firstRows }
  const queryKey = ['report', name, parameters, 'paged']
  useLive(queryKey, enabled ? live : undefined, { parameters })
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      readReport(name, pageParam === undefined ? first : { ...parameters, after: pageParam }),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: page => page.next ?? undefined,
    enabled,
    placeholderData: keepPreviousData,
  })
}

function useLive(
  queryKey: QueryKey,
  topics: readonly Topic[] | undefined,
  { parameters, isCalm = false }: { readonly parameters: Parameters; readonly isCalm?: boolean },
): void {
  const client = useQueryClient()
  const key = JSON.stringify(queryKey)
  const wanted = topics?.join(',')
  const clientNo = parameters['client']
  useEffect(() => {
    if (wanted === undefined) return undefined
    const refresh = settleDown(
      () => void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey }),
      isCalm ? 1500 : 250,
      isCalm ? 6000 : 1500,
    )
    const stop = onEvents(wanted.split(',') as Topic[], (_, data) => {
      if (concerns(data, clientNo)) refresh.call()
    })
    return () => {
      stop()
      refresh.cancel()
    }
  }, [client, key, wanted, clientNo, isCalm])
}

/** Cash accounts and phones have more digits: whom they belong to is not told by the event. */
const CLIENT_NUMBER = /^\d{1,9}$/

/** An event that names another client does not concern this one. */
function concerns(data: unknown, clientNo: unknown): boolean {
  if (!CLIENT_NUMBER.test(textOf(clientNo)) || typeof data !== 'object' || data === null) return true
  const other = (data as Record<string, unknown>)['clientNo']
  return other === undefined || Number(other) === Number(clientNo)
}
