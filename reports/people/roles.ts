/** Roles and what each may do. */
import { Type } from 'typebox'
import { formatTimeOfDay, type TimeOfDay } from '@guitai/core/base/market.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import type { FunctionRight } from '@guitai/core/books/function-right.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { ROLE_RIGHT_WORDS } from '@guitai/core/words/right-use.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

const SELECT = `select r.role, r.title_zh as "titleZh", r.title_en as "titleEn", r.rights, r.sees_personal_data as "seesPersonalData", r.is_checker as "isChecker", coalesce(r.needs_second_factor, false) as "needsSecondFactor"
from current.role r`

const amount = (name: string, zh: string, en: string): DeclaredColumn => ({
  name,
  title: { zh, en },
  type: 'money',
})
const text = (name: string, zh: string, en: string): DeclaredColumn => ({
  name,
  title: { zh, en },
  type: 'text',
})

const RIGHT_PARTS: readonly DeclaredColumn[] = [
  text('permission', '功能', 'Permission'),
  amount('limit', '人民币限额', 'Limit CNY'),
  amount('limitUsd', '美元限额', 'Limit USD'),
  amount('limitHkd', '港币限额', 'Limit HKD'),
  amount('dailyLimit', '人民币日累计限额', 'Daily limit CNY'),
  amount('dailyLimitUsd', '美元日累计限额', 'Daily limit USD'),
  amount('dailyLimitHkd', '港币日累计限额', 'Daily limit HKD'),
  text('clientClasses', '客户类别', 'Client classes'),
  text('from', '起始时间', 'From'),
  text('to', '截止时间', 'To'),
  text('workstations', '终端', 'Workstations'),
  { name: 'checksOnly', title: { zh: '仅可复核', en: 'For checking only' }, type: 'boolean' },
]

export const roles = defineReport({
  code: 'roles',
  name: 'roles',
  title: { zh: '岗位', en: 'Roles' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object({ ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'role', title: { zh: '岗位', en: 'Role' }, type: 'text' },
    { name: 'titleZh', title: { zh: '中文名', en: 'Chinese title' }, type: 'text' },
    { name: 'titleEn', title: { zh: '英文名', en: 'English title' }, type: 'text' },
    { name: 'rights', title: { zh: '权限', en: 'Rights' }, type: 'json', parts: RIGHT_PARTS },
    { name: 'seesPersonalData', title: ROLE_RIGHT_WORDS.seesPersonalData, type: 'boolean' },
    { name: 'isChecker', title: ROLE_RIGHT_WORDS.isChecker, type: 'boolean' },
    { name: 'needsSecondFactor', title: { zh: '须动态口令', en: 'Second factor' }, type: 'boolean' },
  ],
  async run(database, input) {
    const key = [{ sql: 'r.role', type: 'text', field: 'role' }] as const
    const found = await readPage(database, input, {
      select: SELECT,
      conditions: conditions(),
      key,
      direction: 'asc',
    })
    return { ...found, rows: found.rows.map(row => ({ ...row, rights: rightsOf(row) })) }
  },
})

/** In the form that S07 takes. */
function rightsOf(row: Row): object[] {
  return (row['rights'] as FunctionRight[]).map(right => {
    const { permission, limits, dailyLimits, branches, clientClasses, hours, workstations, checksOnly } =
      right
    return {
      permission,
      ...named('limit', limits),
      ...named('dailyLimit', dailyLimits),
      ...(branches === undefined ? {} : { branches }),
      ...(clientClasses === null ? {} : { clientClasses }),
      ...(hours === null ? {} : { from: minutes(hours.from), to: minutes(hours.to) }),
      ...(workstations === null ? {} : { workstations }),
      ...(checksOnly === true ? { checksOnly } : {}),
    }
  })
}

/** 'limit', 'limitUsd', 'limitHkd'. */
function named(name: string, { CNY, USD, HKD }: FunctionRight['limits'] = {}): Record<string, string> {
  return {
    ...(CNY === undefined ? {} : { [name]: formatFen(CNY) }),
    ...(USD === undefined ? {} : { [`${name}Usd`]: formatFen(USD) }),
    ...(HKD === undefined ? {} : { [`${name}Hkd`]: formatFen(HKD) }),
  }
}

const minutes = (time: TimeOfDay): string => formatTimeOfDay(time).slice(0, 5)
