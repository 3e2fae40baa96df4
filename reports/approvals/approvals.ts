/** The requests that wait for a second person, oldest first; on request also the decided ones. */
import { Type } from 'typebox'
import { Choice } from '@guitai/core/frame/fields.ts'
import { APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE } from '../frame/paging.ts'
import { readRequests, REQUEST_COLUMNS } from './requests.ts'

export const approvals = defineReport({
  code: 'approvals',
  name: 'approvals',
  title: { zh: '待复核业务', en: 'Approvals' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    {
      status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, APPROVAL_STATUS_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: REQUEST_COLUMNS,
  async run(database, input, context) {
    const filter = conditions()
    const { branches, tellerNo } = context
    if (branches !== null)
      filter.add('(a.branch_no = any(?::int4[]) or a.approver_no = ?)', branches, tellerNo)
    filter.add('a.status = ?', input.status ?? 'waiting')
    return readRequests(database, input, { filter, direction: 'asc' })
  },
})
