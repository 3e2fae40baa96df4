/**
 * Of which ended requests their maker has been told and has seen it. The browser remembers the numbers by teller; where it does not
 * know, it tells once more rather than not at all.
 */
import { useSyncExternalStore } from 'react'
import type { Row } from '@guitai/web-kit/api/reports.ts'

const KEPT = 200
const listeners = new Set<() => void>()
const keyOf = (tellerNo: number): string => `guitai.seen-requests.${tellerNo}`

/** Those that the last look at the bar has found ended. */
let shown: readonly number[] = []

export function seeRequest(tellerNo: number, approvalId: number): void {
  const seen = [...new Set([...seenOf(tellerNo), approvalId])].slice(-KEPT)
  localStorage.setItem(keyOf(tellerNo), JSON.stringify(seen))
  for (const listener of listeners) listener()
}

export function seeAll(tellerNo: number): void {
  for (const approvalId of shown) seeRequest(tellerNo, approvalId)
}

export function useUnseenRequests(tellerNo: number, rows: readonly Row[], today: string | undefined): Row[] {
  const text = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(keyOf(tellerNo)) ?? '[]',
  )
  const seen = new Set(parse(text))
  const unseen = unseenOf(rows, seen, today)
  shown = unseen.map(row => Number(row['approvalId']))
  return unseen
}

/** What the maker took back is known; what was decided on another day is on the list. What has expired is of a day before, always. */
export function unseenOf(rows: readonly Row[], seen: ReadonlySet<number>, today: string | undefined): Row[] {
  return rows.filter(
    ({ approvalId, status, businessDate }) =>
      !seen.has(Number(approvalId)) &&
      (status === 'expired' || ((status === 'approved' || status === 'refused') && businessDate === today)),
  )
}

function seenOf(tellerNo: number): readonly number[] {
  return parse(localStorage.getItem(keyOf(tellerNo)) ?? '[]')
}

function parse(text: string): readonly number[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(each => typeof each === 'number') : []
  } catch {
    // Somebody else has written there: nothing is known.
    return []
  }
}
