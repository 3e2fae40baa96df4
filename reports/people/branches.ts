/** The firm's branches that the teller's own branch reaches. */
import { Type } from 'typebox'
import { BRANCH_STATUS_WORDS } from '@guitai/core/words/branch-status.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SELECT = `select b.branch_no as "branchNo", b.code, b.name_zh as "nameZh", b.name_en as "nameEn", b.address, b.phone, b.status, b.parent_no as "parentNo" from current.branch b`

export const branches = defineReport({
  code: 'branches',
  name: 'branches',
  title: { zh: '营业部', en: 'Branches' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object({ ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    { name: 'code', title: { zh: '营业部代码', en: 'Code' }, type: 'text' },
    { name: 'nameZh', title: { zh: '中文名', en: 'Chinese name' }, type: 'text' },
    { name: 'nameEn', title: { zh: '英文名', en: 'English name' }, type: 'text' },
    { name: 'address', title: { zh: '地址', en: 'Address' }, type: 'text' },
    { name: 'phone', title: { zh: '电话', en: 'Phone' }, type: 'text' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: BRANCH_STATUS_WORDS },
    { name: 'parentNo', title: { zh: '上级营业部', en: 'Branch above' }, type: 'no' },
  ],
  run(database, input, { branches: reached }) {
    const filter = conditions()
    filter.add('b.branch_no = any(?::int4[])', reached ?? undefined)
    const key = [{ sql: 'b.branch_no', type: 'int8', field: 'branchNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
