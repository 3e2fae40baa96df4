/**
 * Every parameter: the row in force on a date, since when, by whom and why; what is to follow; on request the whole history
 * with withdrawn rows. Contents are in the form that S01 to S09 take.
 */
import { Type } from 'typebox'
import { Choice, DateField, Flag, Text } from '@guitai/core/frame/fields.ts'
import { valueOf, type ParameterTable } from '@guitai/core/procedures/parameters/parameter-table.ts'
import { PARAMETER_TABLES } from '@guitai/core/procedures/parameters/registry.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { parameterKey } from '@guitai/core/rules/overlay-parameters.ts'
import type { ParameterRow } from '@guitai/core/rules/parameters.ts'
import { conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { PARAMETER_ORIGIN_WORDS, PARAMETER_STATUS_WORDS } from '@guitai/core/words/parameter.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

type Status = keyof typeof PARAMETER_STATUS_WORDS

const TITLES = Object.fromEntries([...PARAMETER_TABLES.values()].map(({ name, title }) => [name, title]))

const SELECT = `select p.parameter_no as "parameterNo", p.table_name as "table", p.key, p.valid_from as "validFrom", p.value, p.is_withdrawn as "isWithdrawn",
  p.teller_no as "tellerNo", t.full_name as "tellerName", p.set_at as "setAt", p.withdrawn_by as "withdrawnBy", w.full_name as "withdrawnByName",
  p.withdrawn_at as "withdrawnAt"
from current.parameter p
left join current.teller t on t.teller_no = p.teller_no
left join current.teller w on w.teller_no = p.withdrawn_by`

interface SetRow extends Row {
  parameterNo: number
  table: string
  key: string
  validFrom: string
  value: string
  isWithdrawn: boolean
}

/** One row of a table's history, default or set. */
interface Version {
  key: string
  from: string
  row: ParameterRow
  /** 0 for a default. */
  parameterNo: number
  isWithdrawn: boolean
  facts: Row
}

export const parameters = defineReport({
  code: 'parameters',
  name: 'parameters',
  title: { zh: '参数查询', en: 'Parameters' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object(
    {
      table: Type.Optional(Choice({ zh: '参数表', en: 'Table' }, TITLES)),
      key: Type.Optional(Text({ zh: '键', en: 'Key' }, 80)),
      asOf: Type.Optional(DateField({ zh: '日期', en: 'As of' })),
      history: Type.Optional(Flag({ zh: '含历史', en: 'With history' })),
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'table', title: { zh: '参数表', en: 'Table' }, type: 'enum', labels: TITLES },
    { name: 'key', title: { zh: '键', en: 'Key' }, type: 'text' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: PARAMETER_STATUS_WORDS },
    { name: 'validFrom', title: { zh: '生效日期', en: 'From' }, type: 'date' },
    { name: 'value', title: { zh: '内容', en: 'Content' }, type: 'json' },
    { name: 'isEnded', title: { zh: '终止', en: 'Ended' }, type: 'boolean' },
    { name: 'source', title: { zh: '依据', en: 'Basis' }, type: 'text' },
    { name: 'origin', title: { zh: '来源', en: 'Origin' }, type: 'enum', labels: PARAMETER_ORIGIN_WORDS },
    { name: 'parameterNo', title: { zh: '参数编号', en: 'Number' }, type: 'no' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '柜员姓名', en: 'Teller name' }, type: 'text' },
    { name: 'setAt', title: { zh: '设置时间', en: 'Set at' }, type: 'time' },
    {
      name: 'withdrawnBy',
      title: { zh: '回退柜员', en: 'Withdrawn by' },
      type: 'no',
      labels: TELLER_NO_WORDS,
    },
    { name: 'withdrawnByName', title: { zh: '回退柜员姓名', en: 'Withdrawn by, name' }, type: 'text' },
    { name: 'withdrawnAt', title: { zh: '回退时间', en: 'Withdrawn at' }, type: 'time' },
  ],
  async run(database, input) {
    const asOf = input.asOf ?? (await businessDay(database))
    const set = await setRows(database, input)
    const tables = [...PARAMETER_TABLES.values()].filter(({ name }) => (input.table ?? name) === name)
    const rows = tables.flatMap(table => linesOf(table, set, asOf))
    return {
      rows: rows.filter(
        ({ key, status }) =>
          (input.key ?? key) === key &&
          (input.history === true || status === 'in-force' || status === 'next'),
      ),
    }
  },
})

function setRows(database: Database, input: { table?: string; key?: string }): Promise<SetRow[]> {
  const where = conditions()
  where.add('p.table_name = ?', input.table)
  where.add('p.key = ?', input.key)
  return database.query<SetRow>(`${SELECT} ${where.where()} order by p.parameter_no`, where.values)
}

/** Sorted by key, then by date; on one date the row that was set last comes last. */
function linesOf(table: ParameterTable, set: readonly SetRow[], asOf: string): Row[] {
  const defaults: readonly ParameterRow[] = defaultParameters()[table.name]
  const versions = [
    ...defaults.map(asDefault),
    ...set.filter(row => row.table === table.name).map(asVersion),
  ].toSorted((a, b) => compare(a.key, b.key) || compare(a.from, b.from) || a.parameterNo - b.parameterNo)
  const byKey = Map.groupBy(versions, version => version.key)
  return [...byKey.values()].flatMap(history =>
    history.map((version, i) => lineOf(table, version, statusOf(table, { history, i, asOf }))),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function asDefault(row: ParameterRow): Version {
  return { key: parameterKey(row), from: row.from, row, parameterNo: 0, isWithdrawn: false, facts: {} }
}

function asVersion({ parameterNo, key, validFrom, value, isWithdrawn, ...facts }: SetRow): Version {
  return { key, from: validFrom, row: JSON.parse(value) as ParameterRow, parameterNo, isWithdrawn, facts }
}

function statusOf(
  table: ParameterTable,
  { history, i, asOf }: { history: readonly Version[]; i: number; asOf: string },
): Status {
  const version = history[i]
  if (version === undefined || version.isWithdrawn) return 'withdrawn'
  const { from } = version
  const later = history.slice(i + 1).filter(other => !other.isWithdrawn)
  if (later.some(other => other.from === from)) return 'replaced'
  if (from > asOf) return 'next'
  // A holiday counts once and for ever.
  if (table.isAboutItsDate === true) return 'in-force'
  return later.some(other => other.from <= asOf) ? 'past' : 'in-force'
}

function lineOf(table: ParameterTable, version: Version, status: Status): Row {
  const { key, from, row, parameterNo, facts } = version
  const isEnded = row.isEnded === true
  return {
    ...facts,
    table: table.name,
    key,
    status,
    validFrom: from,
    value: isEnded ? null : valueOf(table, row),
    isEnded,
    source: row.source,
    origin: parameterNo === 0 ? 'default' : 'set',
    parameterNo: parameterNo === 0 ? null : parameterNo,
  }
}
