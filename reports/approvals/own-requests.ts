/** What the signed-in teller has asked a second person for, the newest first, of this day and of those before: how each of it ended. */
import { Type } from 'typebox'
import { Choice, PickedNo } from '@guitai/core/frame/fields.ts'
import { APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE } from '../frame/paging.ts'
import { readRequests, REQUEST_COLUMNS } from './requests.ts'

export const ownRequests = defineReport({
  code: 'own-requests',
  name: 'own-requests',
  title: { zh: '我的复核申请', en: 'My requests' },
  module: 'queries',
  kind: 'query',
  about: 'tellers',
  input: Type.Object(
    {
      approvalId: Type.Optional(PickedNo({ zh: '复核编号', en: 'Approval' }, 'approval')),
      status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, APPROVAL_STATUS_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: REQUEST_COLUMNS,
  run(database, input, { tellerNo }) {
    const filter = conditions()
    filter.add('a.maker_no = ?', tellerNo)
    filter.add('a.approval_id = ?', input.approvalId)
    filter.add('a.status = ?', input.status)
    return readRequests(database, input, { filter, direction: 'desc' })
  },
})
