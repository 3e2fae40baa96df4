/**
 * Who saw whose personal data unmasked, and who asked for a report without the right to it. It is read from the command log
 * (S93) and so is under its hash.
 */
import { Type } from 'typebox'
import { Text, Whole } from '@guitai/core/frame/fields.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { conditions } from '../frame/conditions.ts'
import { addCoveredTellers } from '../frame/covered.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addPeriod, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { plainText } from '../frame/plain-text.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

/** `offset 0` makes sure that only the looks' own inputs are read as JSON. */
const SELECT = `select l.command_no as "commandNo", l.business_date as "businessDate", l.at as "lookedAt", l.teller_no as "tellerNo",
  t.full_name as "tellerName", l.workstation, l.input ->> 'report' as report, l.input ->> 'clients' as clients, l.input ->> 'terms' as terms,
  l.outcome -> 'rejected' ->> 'code' as refusal
from (select command_no, business_date, at, teller_no, workstation, input::json as input, outcome::json as outcome
  from everyday.command where function_code = 'S93' offset 0) l
left join current.teller t on t.teller_no = l.teller_no`

export const looks = defineReport({
  code: 'looks',
  name: 'looks',
  title: { zh: '查询留痕', en: 'Looks at personal data' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    {
      ...PERIOD,
      tellerNo: Type.Optional(Whole({ zh: '柜员号', en: 'Teller' }, 1, 999_999)),
      clientNo: Type.Optional(Whole({ zh: '客户号', en: 'Client' }, 1, 999_999_999_999)),
      report: Type.Optional(Text({ zh: '报表', en: 'Report' }, 60)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'commandNo', title: { zh: '流水', en: 'Command' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'lookedAt', title: { zh: '时间', en: 'Time' }, type: 'time' },
    { name: 'tellerNo', title: { zh: '柜员号', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '柜员', en: 'Teller name' }, type: 'text' },
    { name: 'workstation', title: { zh: '终端', en: 'Workstation' }, type: 'text' },
    { name: 'report', title: { zh: '报表', en: 'Report' }, type: 'text' },
    { name: 'clients', title: { zh: '客户', en: 'Clients' }, type: 'text' },
    { name: 'terms', title: { zh: '条件', en: 'Terms' }, type: 'text', personal: 'request' },
    { name: 'refusal', title: { zh: '拒绝原因', en: 'Refused' }, type: 'text' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addCoveredTellers(filter, 'l.teller_no', context)
    await addPeriod(database, filter, 'l.business_date', input)
    filter.add('l.teller_no = ?', input.tellerNo)
    filter.add("l.input ->> 'report' = ?", input.report)
    filter.add("? = any(string_to_array(l.input ->> 'clients', ' '))", input.clientNo?.toString())
    const key = [{ sql: 'l.command_no', type: 'int8', field: 'commandNo' }] as const
    const found = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key,
      direction: 'desc',
    })
    return { ...found, rows: found.rows.map(withReason) }
  },
})

function withReason(row: Row): Row {
  const code = row['refusal']
  if (code === null) return row
  return { ...row, refusal: rejectionMessage(plainText(code), undefined).zh }
}
