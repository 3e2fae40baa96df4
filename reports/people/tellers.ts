/** The tellers: sign-in name, roles, state; never what they sign in with. */
import { Type } from 'typebox'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { TELLER_STATUS_WORDS } from '@guitai/core/words/teller-status.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select t.teller_no as "tellerNo", t.name, t.full_name as "fullName", t.branch_no as "branchNo", t.roles, t.status from current.teller t`

export const tellers = defineReport({
  code: 'tellers',
  name: 'tellers',
  title: { zh: '柜员', en: 'Tellers' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object({ ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'tellerNo', title: { zh: '柜员号', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'name', title: { zh: '登录名', en: 'Sign-in name' }, type: 'text' },
    { name: 'fullName', title: { zh: '姓名', en: 'Name' }, type: 'text' },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    { name: 'roles', title: { zh: '岗位', en: 'Roles' }, type: 'json' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: TELLER_STATUS_WORDS },
  ],
  run(database, input, { branches }) {
    const filter = conditions()
    filter.add('t.branch_no = any(?::int4[])', branches ?? undefined)
    const key = [{ sql: 't.teller_no', type: 'int8', field: 'tellerNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
