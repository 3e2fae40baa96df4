/**
 * What S01 to S10 share: they set a row of a parameter table from a date, or take one change back.
 *
 * To take back a row that is not in force yet, it is withdrawn as if it had never been set. A row that has been in force keeps
 * its dates, and what was in force before it is set again from the earliest date that may still change. Nothing is deleted.
 * parameter-table.ts says which dates may still change.
 */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import type { TimeOfDay } from '../../base/market.ts'
import { takeNumber } from '../../books/counters.ts'
import type { Books } from '../../books/books.ts'
import { Choice, DateField, Text, Whole } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject, type Decision, type Rejection } from '../../frame/rejection.ts'
import type { RejectionCode } from '../../frame/rejections.ts'
import {
  overlayTable,
  parameterKey,
  type ParameterTableName,
  type StoredParameter,
} from '../../rules/overlay-parameters.ts'
import type { ParameterRow } from '../../rules/parameters.ts'
import type { Content } from './parameter-codec.ts'
import { rowOf, type ParameterFunction, type ParameterTable, type TakesEffect } from './parameter-table.ts'
import { PARAMETER_TABLES } from './registry.ts'
import { PARAMETER_ACT_WORDS } from '../../words/parameter.ts'
import { titled, type Noted } from '../../frame/schema-notes.ts'

export interface ParameterInput {
  action: 'set' | 'go-back'
  table?: string
  key?: string
  validFrom?: BusinessDate
  value?: Content
  parameterNo?: number
  reason: string
}

export interface ParameterResult {
  parameterNo: number
  table: string
  key: string
  /** The date from which the change is in force. */
  validFrom: BusinessDate
}

const ParameterNo = Whole({ zh: '参数编号', en: 'Parameter number' }, 1, 999_999_999)
const KEY = { zh: '键', en: 'Key' }
const Key = Text(KEY, 80)
const ValidFrom = DateField({ zh: '生效日期', en: 'From' })

function TableField(tables: readonly ParameterTable[]) {
  const titles = Object.fromEntries(tables.map(({ name, title }) => [name, title]))
  return Choice({ zh: '参数表', en: 'Table' }, titles)
}

const REJECTIONS = [
  'parameter_not_found',
  'parameter_table_unknown',
  'parameter_withdrawn',
  'parameter_replaced',
  'parameter_from_past',
  'parameter_value_invalid',
] as const
type Code = (typeof REJECTIONS)[number]

/** The parts of the declaration that are the same; code, name, title and approval belong to each function. */
export function parameterFunction<Named extends RejectionCode = never>(
  editedBy: ParameterFunction,
  named: readonly Named[] = [],
) {
  const tables = [...PARAMETER_TABLES.values()].filter(table => table.editedBy === editedBy)
  return {
    module: 'system' as const,
    kind: 'parameter' as const,
    isOfFirm: true as const,
    phases: 'any' as const,
    input: inputOf(tables),
    answer: answerOf(tables),
    rejections: [...named, ...REJECTIONS],
    keys: () => [],
    decide: (books: Books, input: ParameterInput, meta: Meta): Decision<ParameterResult, Code | Named> =>
      (refusedBy(books, { input, editedBy }) as Rejection<Named> | undefined) ??
      (input.action === 'set'
        ? setRow(books, { input, meta, editedBy })
        : goBack(books, { input, meta, editedBy })),
  }
}

function answerOf(tables: readonly ParameterTable[]) {
  return Type.Object({
    parameterNo: ParameterNo,
    table: TableField(tables),
    key: Key,
    validFrom: ValidFrom,
  })
}

/** The required fields depend on the action, and the form of a value on the table; JSON Schema states both. */
function inputOf(tables: readonly ParameterTable[]) {
  // When the field has that value, the schema applies; otherwise nothing is required.
  const when = (field: string, value: string, wanted: object) => ({
    if: { not: { properties: { [field]: { const: value } }, required: [field] } },
    else: wanted,
  })
  const value = {
    type: 'object',
    ...titled({ zh: '内容', en: 'Content' }),
    additionalProperties: true,
  }
  return Type.Object(
    {
      action: Choice({ zh: '操作', en: 'Act' }, PARAMETER_ACT_WORDS),
      table: Type.Optional(TableField(tables)),
      key: Type.Optional(Key),
      validFrom: Type.Optional(ValidFrom),
      value: Type.Optional(Type.Unsafe<Content>(value)),
      parameterNo: Type.Optional(ParameterNo),
      reason: Text({ zh: '依据', en: 'Basis' }, 200),
    },
    {
      allOf: [
        when('action', 'set', { required: ['table', 'key', 'validFrom', 'value'] }),
        when('action', 'go-back', { required: ['parameterNo'] }),
        ...tables.map(table =>
          when('table', table.name, { properties: { key: table.key, value: table.value } }),
        ),
      ],
    },
  )
}

function setRow(
  books: Books,
  {
    input: { table: name = '', key = '', validFrom: from = '', value = {}, reason: source },
    meta,
    editedBy,
  }: { input: ParameterInput; meta: Meta; editedBy: ParameterFunction },
): Decision<ParameterResult, Code> {
  const table = PARAMETER_TABLES.get(name)
  if (table === undefined || table.editedBy !== editedBy) return reject('parameter_table_unknown', 'table')
  if (!Value.Check(table.key, key)) return reject('parameter_value_invalid', 'key', fault(table, 'key'))
  const earliest = earliestDate(books, table.takesEffect, meta.time)
  if (from < earliest) return reject('parameter_from_past', 'validFrom', { earliest })
  const [wrong] = Value.Errors(table.value, value)
  if (wrong !== undefined)
    return reject('parameter_value_invalid', 'value', fault(table, wrong.instancePath.slice(1)))
  const row = rowOf(table, { key, from, value, source })
  const field = table.problem?.(row, books.parameters)
  if (field !== undefined) return reject('parameter_value_invalid', 'value', fault(table, field))
  return stored(books, { table, row, meta })
}

/** The wrong field: its path for programs, and for people the title of the last part that has one. */
function fault({ key, value }: ParameterTable, path: string): Record<string, string> {
  let schema: Titled | undefined = path === 'key' ? key : value
  let title = schema['x-title'] ?? (path === 'key' ? KEY : { zh: path, en: path })
  for (const part of path === 'key' ? [] : path.split('/')) {
    schema = schema?.properties?.[part] ?? schema?.items
    title = schema?.['x-title'] ?? title
  }
  return { field: path, fieldZh: title.zh, fieldEn: title.en }
}

/** The parts of a schema that lead to a title. */
interface Titled extends Pick<Noted, 'x-title'> {
  readonly properties?: Readonly<Record<string, Titled>>
  readonly items?: Titled
}

function goBack(
  books: Books,
  {
    input: { parameterNo = 0, reason },
    meta,
    editedBy,
  }: { input: ParameterInput; meta: Meta; editedBy: ParameterFunction },
): Decision<ParameterResult, Code> {
  const set = books.parameterRows.get(parameterNo)
  if (set === undefined) return reject('parameter_not_found', 'parameterNo')
  const table = PARAMETER_TABLES.get(set.tableName)
  if (table === undefined || table.editedBy !== editedBy)
    return reject('parameter_table_unknown', 'parameterNo')
  if (set.isWithdrawn) return reject('parameter_withdrawn', 'parameterNo')
  const { key, validFrom } = set
  const earliest = earliestDate(books, table.takesEffect, meta.time)
  const before = rowBefore(books, set)
  if (validFrom >= earliest) {
    const field = problemOf(table, { ...before, from: validFrom }, books)
    if (field !== undefined) return reject('parameter_value_invalid', 'parameterNo', fault(table, field))
    const row = { ...set, isWithdrawn: true, withdrawnBy: tellerOf(meta), withdrawnAt: meta.at }
    return accept({ parameterNo, table: table.name, key, validFrom }, [
      { kind: 'update', table: 'parameter', row },
    ])
  }
  if (table.isAboutItsDate === true) return reject('parameter_from_past', 'parameterNo', { earliest })
  if (holding(books, set, earliest) !== set) return reject('parameter_replaced', 'parameterNo')
  const row = { ...before, from: earliest, source: reason }
  const field = problemOf(table, row, books)
  if (field !== undefined) return reject('parameter_value_invalid', 'parameterNo', fault(table, field))
  return stored(books, { table, row, meta })
}

/** What has a name of its own: of a row that its table accepts, whether it is set or comes into force again. */
function refusedBy(
  books: Books,
  { input, editedBy }: { input: ParameterInput; editedBy: ParameterFunction },
): Rejection | undefined {
  const { action, key = '', validFrom: from = '', value = {}, reason: source, parameterNo = 0 } = input
  const set = action === 'set' ? undefined : books.parameterRows.get(parameterNo)
  const table = PARAMETER_TABLES.get(set?.tableName ?? input.table ?? '')
  if (table?.refuse === undefined || table.editedBy !== editedBy) return undefined
  if (set !== undefined) {
    const before = rowBefore(books, set)
    return before.isEnded === true
      ? undefined
      : table.refuse({ ...before, from: set.validFrom }, books.parameters)
  }
  const isFormed = Value.Check(table.key, key) && Value.Check(table.value, value)
  return isFormed ? table.refuse(rowOf(table, { key, from, value, source }), books.parameters) : undefined
}

/** A row that is in force again must fit everything that has been set since. */
function problemOf(table: ParameterTable, row: ParameterRow, books: Books): string | undefined {
  return row.isEnded === true ? undefined : table.problem?.(row, books.parameters)
}

/** The row, of all ever set for a key, that is in force on a date. */
function holding(
  books: Books,
  { tableName, key }: Readonly<StoredParameter>,
  date: BusinessDate,
): Readonly<StoredParameter> | undefined {
  return [...books.parameterRows.values()]
    .filter(
      row => row.tableName === tableName && row.key === key && !row.isWithdrawn && row.validFrom <= date,
    )
    .toSorted((a, b) =>
      a.validFrom === b.validFrom ? a.parameterNo - b.parameterNo : a.validFrom < b.validFrom ? -1 : 1,
    )
    .at(-1)
}

/** The row in force before this one was set; a row that ends the key when there was none. */
function rowBefore(books: Books, set: Readonly<StoredParameter>): ParameterRow {
  const others = [...books.parameterRows.values()].filter(row => row !== set)
  const name = set.tableName as ParameterTableName
  const rows: readonly ParameterRow[] = overlayTable<ParameterRow>(
    books.defaultParameters[name],
    name,
    others,
  )
  const before = latestRow(rows, set.key, set.validFrom)
  if (before !== undefined) return before
  const { key, ...rest } = JSON.parse(set.value) as ParameterRow
  const named = 'plan' in rest ? { key, plan: rest.plan } : { key }
  return { ...named, from: '', source: '', isEnded: true }
}

function latestRow(rows: readonly ParameterRow[], key: string, date: BusinessDate): ParameterRow | undefined {
  let found: ParameterRow | undefined
  for (const row of rows)
    if (row.from <= date && parameterKey(row) === key && (found === undefined || row.from > found.from))
      found = row
  return found
}

function stored(
  books: Books,
  { table: { name }, row, meta }: { table: ParameterTable; row: ParameterRow; meta: Meta },
): Decision<ParameterResult, Code> {
  const parameterNo = takeNumber(books, 'parameterNo')
  const key = parameterKey(row)
  return accept({ parameterNo, table: name, key, validFrom: row.from }, [
    {
      kind: 'insert',
      table: 'parameter',
      row: {
        parameterNo,
        tableName: name,
        key,
        validFrom: row.from,
        value: JSON.stringify(row),
        isWithdrawn: false,
        tellerNo: tellerOf(meta),
        setAt: meta.at,
        reason: row.source,
        withdrawnBy: null,
        withdrawnAt: null,
      },
    },
  ])
}

/** The first date whose rows may still change. */
export function earliestDate(
  { day, parameters }: Pick<Books, 'day' | 'parameters'>,
  takesEffect: TakesEffect,
  time: TimeOfDay,
): BusinessDate {
  const tomorrow = addDays(day.businessDate, 1)
  if (day.phase === 'closed' || takesEffect === 'later') return tomorrow
  if (takesEffect === 'anytime') return day.businessDate
  const firstSession = Math.min(...parameters.sessions.map(row => row.sessions[0]?.start ?? 0))
  return day.phase === 'open' && time < firstSession ? day.businessDate : tomorrow
}
