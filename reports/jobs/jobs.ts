/**
 * S97, S98 — jobs, newest first: who requested what, the progress of each, and how it ended; on request only those that have
 * not ended.
 */
import { Type } from 'typebox'
import { resultEncoder } from '@guitai/core/engine/decode-input.ts'
import { outcomeFromText } from '@guitai/core/engine/outcome-text.ts'
import { Choice, DateField, Flag, TellerNo } from '@guitai/core/frame/fields.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { ENDED_JOBS, JOB_STATUS_WORDS } from '@guitai/core/words/job-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'
import { conditions } from '../frame/conditions.ts'
import { addCoveredBranch } from '../frame/covered.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { plainText } from '../frame/plain-text.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select j.job_no as "jobNo", j.business_date as "businessDate", j.function_code as "functionCode", j.input,
  j.branch_no as "branchNo", j.teller_no as "tellerNo", t.full_name as "tellerName", j.checker_no as "checkerNo", j.status, j.done, j.of, j.runs,
  j.is_cancelable as "isCancelable", j.cancel_asked_by as "cancelAskedBy", j.approval_id as "approvalId",
  j.requested_at as "requestedAt", j.ended_at as "endedAt", j.failure
from everyday.job j left join current.teller t on t.teller_no = j.teller_no`

const SCHEMAS = new Map(FUNCTIONS.map(({ code, input }) => [code, input]))

export const jobs = defineReport({
  code: 'jobs',
  name: 'jobs',
  title: { zh: '任务查询', en: 'Jobs' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    {
      date: Type.Optional(DateField()),
      status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, JOB_STATUS_WORDS)),
      onlyOpen: Type.Optional(Flag({ zh: '只看未结束', en: 'Only those that are not over' })),
      teller: Type.Optional(TellerNo({ zh: '申请柜员', en: 'Asked for by' }, 0)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'jobNo', title: { zh: '任务号', en: 'Job' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'functionCode', title: { zh: '功能', en: 'Function' }, type: 'text' },
    { name: 'input', title: { zh: '内容', en: 'Input' }, type: 'text', personal: 'request' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: JOB_STATUS_WORDS },
    { name: 'done', title: { zh: '已办段数', en: 'Chunks done' }, type: 'integer' },
    { name: 'of', title: { zh: '总段数', en: 'Chunks in all' }, type: 'integer' },
    { name: 'tellerNo', title: { zh: '申请', en: 'Asked for by' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '申请人姓名', en: "Asker's name" }, type: 'text' },
    { name: 'checkerNo', title: { zh: '复核', en: 'Checker' }, type: 'no' },
    { name: 'requestedAt', title: { zh: '申请时间', en: 'Requested' }, type: 'time' },
    { name: 'endedAt', title: { zh: '结束时间', en: 'Ended' }, type: 'time' },
    { name: 'runs', title: { zh: '启动次数', en: 'Times begun' }, type: 'integer' },
    { name: 'problem', title: { zh: '原因', en: 'Reason in Chinese' }, type: 'text', language: 'zh' },
    { name: 'problemEn', title: { zh: '英文原因', en: 'Reason' }, type: 'text', language: 'en' },
    { name: 'isCancelable', title: { zh: '可取消', en: 'May be canceled' }, type: 'boolean' },
    {
      name: 'cancelAskedBy',
      title: { zh: '取消人', en: 'Canceled by' },
      type: 'no',
      labels: TELLER_NO_WORDS,
    },
    { name: 'approvalId', title: { zh: '复核编号', en: 'Approval' }, type: 'no' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCoveredBranch(filter, 'j.branch_no', context)
    filter.add('j.business_date = ?', input.date)
    filter.add('j.status = ?', input.status)
    filter.add('j.teller_no = ?', input.teller)
    if (input.onlyOpen === true) filter.add(`(j.status in (${sqlList(ENDED_JOBS)})) = ?`, false)
    const key = [{ sql: 'j.job_no', type: 'int8', field: 'jobNo' }] as const
    const page = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key,
      direction: 'desc',
    })
    return {
      ...page,
      rows: page.rows.map(({ failure, ...row }) => ({ ...asEntered(row), ...problemOf(failure) })),
    }
  },
})

/** Amounts and prices as they were entered, in decimal texts. */
function asEntered(row: Row): Row {
  const schema = SCHEMAS.get(plainText(row['functionCode']))
  if (schema === undefined) return row
  return { ...row, input: JSON.stringify(resultEncoder(schema)(JSON.parse(plainText(row['input'])))) }
}

/** Why it failed: the refusal in words, or the machine's error text. */
function problemOf(failure: unknown): { problem: string; problemEn: string } {
  const text = plainText(failure)
  if (text === '') return { problem: '', problemEn: '' }
  const { error } = JSON.parse(text) as { error?: string }
  if (error !== undefined) return { problem: error, problemEn: error }
  const outcome = outcomeFromText(text)
  if (!('rejection' in outcome)) return { problem: '', problemEn: '' }
  const { zh, en } = rejectionMessage(outcome.rejection.code, outcome.rejection.values)
  return { problem: zh, problemEn: en }
}
