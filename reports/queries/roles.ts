/** Roles and what each may do. */
import { Type } from 'typebox'
import { conditions } from '../conditions.ts'
import { defineReport } from '../define-report.ts'
import { PAGE, readPage } from '../paging.ts'

const SELECT = `select r.role, r.title_zh as "titleZh", r.title_en as "titleEn", r.rights, r.sees_personal_data as "seesPersonalData", r.is_checker as "isChecker"
from current.role r`

export const roles = defineReport({
  code: 'roles',
  name: 'roles',
  title: { zh: '岗位', en: 'Roles' },
  module: 'queries',
  kind: 'query',
  input: Type.Object({ ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'role', title: { zh: '岗位', en: 'Role' }, type: 'text' },
    { name: 'titleZh', title: { zh: '中文名', en: 'Chinese title' }, type: 'text' },
    { name: 'titleEn', title: { zh: '英文名', en: 'English title' }, type: 'text' },
    { name: 'rights', title: { zh: '权限', en: 'Rights' }, type: 'json' },
    { name: 'seesPersonalData', title: { zh: '可见个人信息', en: 'Sees personal data' }, type: 'boolean' },
    { name: 'isChecker', title: { zh: '可复核', en: 'Checker' }, type: 'boolean' },
  ],
  run(database, input) {
    const key = [{ sql: 'r.role', type: 'text', field: 'role' }] as const
    return readPage(database, input, { select: SELECT, conditions: conditions(), key, direction: 'asc' })
  },
})
