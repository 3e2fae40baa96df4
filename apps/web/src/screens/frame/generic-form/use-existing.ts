/**
 * Forms that write what is there already begin with what it says now. S07 fills in the role whose name was typed, so that a right
 * that is not touched is not lost, and what was typed meanwhile is not overwritten, S08 the teller, S03 the trading unit; F07 the channels of the client, and offers the statuses that may follow on its own.
 */
import { mayChangeStatus } from '@guitai/core/rules/client-status.ts'
import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { inputOf, type FieldModel, type FieldOption } from '@guitai/web-kit/form/form-model.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'

interface Existing {
  readonly report: string
  readonly key: string
  /** The report has no pages. */
  readonly isShort?: boolean
  /** By what the report finds the row; all rows are read where nothing does. */
  readonly foundBy?: string
  readonly fill: (row: Row) => Row
  /** What may be chosen, the row being as it is. */
  readonly offers?: Readonly<Record<string, (row: Row, option: FieldOption) => boolean>>
  /** What is left as it is is not sent. */
  readonly sendsChanges?: boolean
}

const EXISTING: Readonly<Record<string, Existing>> = {
  S07: { report: 'roles', key: 'role', fill: row => row },
  S08: { report: 'tellers', key: 'tellerNo', fill: row => row },
  S03: { report: 'order-queue', key: 'pbuId', isShort: true, fill: row => row },
  F07: {
    report: 'client-profile',
    key: 'clientNo',
    foundBy: 'client',
    fill: row => ({ channels: (row['channels'] as string[]).filter(channel => channel !== 'counter') }),
    offers: { status: (row, { value }) => mayFollow(textOf(row['status']), textOf(value)) },
    sendsChanges: true,
  },
}

type Status = Parameters<typeof mayChangeStatus>[0]

function mayFollow(from: string, to: string): boolean {
  return from !== to && mayChangeStatus(from as Status, to as Status)
}

type Values = Readonly<Record<string, unknown>>

export interface ExistingRow {
  /** Fields with what may be chosen now. */
  readonly offered: (fields: readonly FieldModel[]) => readonly FieldModel[]
  readonly input: (fields: readonly FieldModel[], values: Values) => Record<string, unknown>
  /** The teller has typed. */
  readonly noteTyped: (changed: Values) => void
}

export function useExisting(
  code: string,
  form: FormInstance<Record<string, unknown>>,
  values: Values,
): ExistingRow {
  const existing = EXISTING[code]
  const key = existing === undefined ? undefined : values[existing.key]
  const { data } = useReport(existing?.report ?? 'roles', parametersFor(existing, key), {
    enabled: existing !== undefined && (existing.foundBy === undefined || key !== undefined),
  })
  const row = data?.rows.find(each => existing !== undefined && each[existing.key] === key)
  const filled = useRef<Row>(undefined)
  const typed = useRef(new Set<string>())
  useEffect(() => {
    if (row === undefined || existing === undefined || row === filled.current) return
    const given = existing.fill(row)
    // Whoever comes back has typed already: the draft stands in the fields before the row is read.
    if (filled.current === undefined)
      for (const name of Object.keys(given)) if (form.isFieldTouched(name)) typed.current.add(name)
    filled.current = row
    form.setFieldsValue(withoutTyped(given, typed.current))
  }, [row, existing, form])
  return {
    noteTyped: changed => {
      // Another row: what was typed into the one before is none of its.
      if (existing !== undefined && existing.key in changed) typed.current.clear()
      for (const name of Object.keys(changed)) typed.current.add(name)
    },
    offered: fields => fields.map(field => offeredOf(field, existing, row)),
    input: (fields, given) => {
      const input = inputOf(fields, given)
      const known = existing?.sendsChanges === true && row !== undefined ? existing.fill(row) : {}
      return Object.fromEntries(
        Object.entries(input).filter(
          ([name, value]) => !(name in known) || JSON.stringify(value) !== JSON.stringify(known[name]),
        ),
      )
    },
  }
}

const withoutTyped = (row: Row, typed: ReadonlySet<string>): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !typed.has(name)))

function parametersFor(existing: Existing | undefined, key: unknown): Row {
  if (existing?.foundBy !== undefined) return { [existing.foundBy]: textOf(key ?? '') }
  return existing?.isShort === true ? {} : { limit: 500 }
}

function offeredOf(field: FieldModel, existing: Existing | undefined, row: Row | undefined): FieldModel {
  const may = existing?.offers?.[field.name]
  if (may === undefined || row === undefined) return field
  return { ...field, options: field.options.filter(option => may(row, option)) }
}
