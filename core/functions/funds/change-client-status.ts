/**
 * F07 状态修改 — another status for a client; one table says which transitions there are.
 *
 * Loss, freeze and the three restrictions stop what the client starts; fills, entitlements and bank credits still post.
 * A client is closed by F08 only, and nothing comes back from closed.
 */
import { Type } from 'typebox'
import type { ClientStatus } from '../../books/accounts.ts'
import { defineFunction } from '../define-function.ts'
import { Choice, ClientNo } from '../fields.ts'
import { accept, reject } from '../rejection.ts'

const STATUSES = [
  'normal',
  'loss-reported',
  'frozen',
  'dormant',
  'no-buy',
  'no-sell',
  'no-withdrawal',
] as const

/** From each status to these; whatever restricts may be made stricter, and all of them lifted. */
const TRANSITIONS: Record<ClientStatus, readonly ClientStatus[]> = {
  normal: ['loss-reported', 'frozen', 'dormant', 'no-buy', 'no-sell', 'no-withdrawal'],
  'loss-reported': ['normal', 'frozen'],
  frozen: ['normal', 'loss-reported', 'no-buy', 'no-sell', 'no-withdrawal'],
  dormant: ['normal', 'frozen'],
  'no-buy': ['normal', 'loss-reported', 'frozen'],
  'no-sell': ['normal', 'loss-reported', 'frozen'],
  'no-withdrawal': ['normal', 'loss-reported', 'frozen'],
  closed: [],
}

export const changeClientStatus = defineFunction({
  code: 'F07',
  name: 'change-client-status',
  title: { zh: '状态修改', en: 'Change client status' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    status: Choice({ zh: '新状态', en: 'New status' }, STATUSES, {
      normal: { zh: '正常', en: 'Normal' },
      'loss-reported': { zh: '挂失', en: 'Loss reported' },
      frozen: { zh: '冻结', en: 'Frozen' },
      dormant: { zh: '休眠', en: 'Dormant' },
      'no-buy': { zh: '限制买入', en: 'No buying' },
      'no-sell': { zh: '限制卖出', en: 'No selling' },
      'no-withdrawal': { zh: '限制取款', en: 'No withdrawal' },
    }),
  }),
  rejections: ['client_not_found', 'client_not_normal'],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, status }) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (!TRANSITIONS[client.status].includes(status))
      return reject('client_not_normal', 'status', { status: client.status })
    return accept({ clientNo, before: client.status, status }, [
      { kind: 'amendClient', clientNo, set: { status } },
    ])
  },
})
