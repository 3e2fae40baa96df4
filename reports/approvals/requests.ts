/** Requests for a second person, as both lists of them read and show them. */
import type { BroughtFact } from '@guitai/core/frame/brought.ts'
import { resultEncoder } from '@guitai/core/engine/decode-input.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { APPROVAL_REASON_WORDS, APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import type { Conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import type { ReportColumn, ReportResult, Row } from '../frame/define-report.ts'
import { readPage, type PageInput } from '../frame/paging.ts'
import { plainText } from '../frame/plain-text.ts'
import { CONCERN_COLUMNS, withConcerns } from './request-concerns.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select a.approval_id as "approvalId", a.business_date as "businessDate", a.requested_at as "requestedAt", a.function_code as "functionCode",
  a.input, a.branch_no as "branchNo", a.maker_no as "makerNo", m.full_name as "makerName", a.checker_no as "checkerNo", k.full_name as "checkerName", a.approver_no as "approverNo", p.full_name as "approverName",
  a.channel, a.reason, a.status, a.refusal, a.brought,
  (select string_agg(t.currency || ' ' || to_char(t.amount / 100.0, 'FM999999999999990.00'), ', ' order by t.currency) from current.teller_total t
    where t.business_date = a.business_date and t.teller_no = a.maker_no and t.use = 'making' and t.function_code = a.function_code) as "aloneToday"
from everyday.approval a
left join current.teller m on m.teller_no = a.maker_no
left join current.teller k on k.teller_no = a.checker_no
left join current.teller p on p.teller_no = a.approver_no`

export const REQUEST_COLUMNS: readonly ReportColumn[] = [
  { name: 'approvalId', title: { zh: '复核编号', en: 'Approval' }, type: 'no' },
  { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
  { name: 'requestedAt', title: { zh: '提交时间', en: 'Requested' }, type: 'time' },
  { name: 'functionCode', title: { zh: '功能', en: 'Function' }, type: 'text' },
  ...CONCERN_COLUMNS,
  { name: 'input', title: { zh: '内容', en: 'Input' }, type: 'text', personal: 'request' },
  { name: 'brought', title: { zh: '文件内容', en: 'What the file brings' }, type: 'json' },
  { name: 'reason', title: { zh: '复核原因', en: 'Reason' }, type: 'enum', labels: APPROVAL_REASON_WORDS },
  { name: 'aloneToday', title: { zh: '经办当日未经复核已办', en: 'Done alone that day' }, type: 'text' },
  { name: 'makerNo', title: { zh: '经办', en: 'Maker' }, type: 'no', labels: TELLER_NO_WORDS },
  { name: 'makerName', title: { zh: '经办姓名', en: 'Maker name' }, type: 'text' },
  { name: 'checkerNo', title: { zh: '复核', en: 'Checker' }, type: 'no' },
  { name: 'checkerName', title: { zh: '复核姓名', en: 'Checker name' }, type: 'text' },
  { name: 'approverNo', title: { zh: '指定复核', en: 'Named checker' }, type: 'no' },
  { name: 'approverName', title: { zh: '指定复核姓名', en: 'Named checker name' }, type: 'text' },
  { name: 'channel', title: { zh: '渠道', en: 'Channel' }, type: 'enum', labels: CHANNEL_WORDS },
  { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: APPROVAL_STATUS_WORDS },
  { name: 'refusal', title: { zh: '拒绝原因', en: 'Why refused' }, type: 'text', personal: 'words' },
]

const SCHEMAS = new Map(FUNCTIONS.map(({ code, input }) => [code, input]))

export async function readRequests(
  database: Database,
  page: PageInput,
  { filter, direction }: { filter: Conditions; direction: 'asc' | 'desc' },
): Promise<ReportResult> {
  const key = [{ sql: 'a.approval_id', type: 'int8', field: 'approvalId' }] as const
  const found = await readPage(database, page, { select: SELECT, conditions: filter, key, direction })
  const rows = await withConcerns(database, found.rows)
  return { ...found, rows: rows.map(row => ({ ...asEntered(row), brought: broughtOf(row) })) }
}

/** A request is stored as it was decoded and shown as it was entered: amounts and prices as decimal texts, with its client. */
function asEntered(row: Row): Row {
  const schema = SCHEMAS.get(plainText(row['functionCode']))
  if (schema === undefined) return row
  const input = JSON.parse(plainText(row['input'])) as { clientNo?: number; cashAccountNo?: number }
  const { clientNo, cashAccountNo } = input
  const whose = clientNo ?? (cashAccountNo === undefined ? undefined : Math.floor(cashAccountNo / 100))
  return {
    ...row,
    input: JSON.stringify(resultEncoder(schema)(input)),
    ...(whose === undefined ? {} : { clientNo: whose }),
  }
}

/** The facts of the file that was read; null when there was none. */
function broughtOf({ brought }: Row): readonly BroughtFact[] | null {
  return brought === null ? null : (JSON.parse(plainText(brought)) as BroughtFact[])
}
