/**
 * Forms that write a whole record anew begin with what it says now: S07 fills in the role whose name was typed, so that a right
 * that is not touched is not lost.
 */
import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { useReport, type Row } from '../../api/reports.ts'

interface Existing {
  readonly report: string
  readonly key: string
}

const EXISTING: Readonly<Record<string, Existing>> = { S07: { report: 'roles', key: 'role' } }

export function useExisting(
  code: string,
  form: FormInstance<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): void {
  const existing = EXISTING[code]
  const { data } = useReport(existing?.report ?? 'roles', { limit: 500 }, { enabled: existing !== undefined })
  const key = existing === undefined ? undefined : values[existing.key]
  const row = data?.rows.find(each => existing !== undefined && each[existing.key] === key)
  const filled = useRef<Row>(undefined)
  useEffect(() => {
    if (row === undefined || row === filled.current) return
    filled.current = row
    form.setFieldsValue(row)
  }, [row, form])
}
