/** S95, S96 — kill switches: what is blocked now, by whom and why; or everything that was ever set, with who lifted it. */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import { defineReport, type ReportContext } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { BLOCK_SCOPE_WORDS } from '@guitai/core/words/block-scope.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select b.block_key as "blockKey", split_part(b.block_key, '/', 1) as scope, split_part(b.block_key, '/', 2) as target,
  c.client_no as "clientNo", c.name as "clientName", b.is_set as "isSet", b.reason, b.set_at as "setAt", b.set_by as "tellerNo", t.full_name as "tellerName"
from current.block b
left join current.client c on b.block_key = 'client/' || c.client_no
left join current.teller t on t.teller_no = b.set_by`

/** Of clients and branches only the covered ones; what is blocked for the firm, or for a unit, everybody has to know. */
function addSeenBlocks(filter: Conditions, context: ReportContext): void {
  const { branches } = context
  if (branches === null) return
  filter.add(
    `case split_part(b.block_key, '/', 1) when 'client' then c.branch_no = any(?::int4[])
      when 'branch' then split_part(b.block_key, '/', 2)::int = any(?::int4[]) else true end`,
    branches,
    branches,
  )
}

export const blocks = defineReport({
  code: 'blocks',
  name: 'blocks',
  title: { zh: '交易阻断查询', en: 'Kill switches' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object(
    { withLifted: Type.Optional(Flag({ zh: '含已解除', en: 'With lifted ones' })), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'scope', title: { zh: '范围', en: 'Scope' }, type: 'enum', labels: BLOCK_SCOPE_WORDS },
    { name: 'target', title: { zh: '对象', en: 'Of' }, type: 'text' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'isSet', title: { zh: '阻断中', en: 'Blocked' }, type: 'boolean' },
    { name: 'reason', title: { zh: '原因', en: 'Reason' }, type: 'text', personal: 'words' },
    { name: 'setAt', title: { zh: '时间', en: 'At' }, type: 'time' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'tellerName', title: { zh: '柜员姓名', en: "Teller's name" }, type: 'text' },
    { name: 'blockKey', title: { zh: '键', en: 'Key' }, type: 'text' },
  ],
  run(database, input, context) {
    const filter = conditions()
    addSeenBlocks(filter, context)
    if (input.withLifted !== true) filter.add('b.is_set = ?', true)
    const key = [{ sql: 'b.block_key', type: 'text', field: 'blockKey' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
