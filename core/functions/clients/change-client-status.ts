/**
 * F07 状态修改 — gives a client another status (one table has the transitions), and switches its channels on and off.
 *
 * Loss, freeze and the three restrictions stop what the client starts; fills, entitlements and bank credits are still posted.
 * Only F08 closes a client. F15 reports lost cards, accounts and passwords; a client stopped by a loss continues when it is
 * found or replaced, and not through this function.
 */
import { Type } from 'typebox'
import { stoppingLoss } from '../../procedures/clients/losses.ts'
import { mayChangeStatus } from '../../rules/client-status.ts'
import { ChannelsField, ClientChannels } from '../../frame/client-fields.ts'
import { AFTER, BEFORE, Group } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, ClientNo, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import type { Channel } from '../../words/channel.ts'
import { CLIENT_STATUS_WORDS } from '../../words/client-status.ts'
import { only } from '../../words/words.ts'

/** All statuses except closed, which belongs to F08. */
const STATUS_WORDS = only(
  CLIENT_STATUS_WORDS,
  'normal',
  'loss-reported',
  'frozen',
  'dormant',
  'no-buy',
  'no-sell',
  'no-withdrawal',
)

const CHANGED = {
  status: Choice({ zh: '状态', en: 'Status' }, STATUS_WORDS),
  channels: ClientChannels,
}

/** With these the client can start nothing. */
const STOPPED: ReadonlySet<string> = new Set(['loss-reported', 'frozen'])

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
    status: Type.Optional(Choice({ zh: '新状态', en: 'New status' }, STATUS_WORDS)),
    channels: Type.Optional(ChannelsField),
    reason: Type.Optional(Text({ zh: '原因', en: 'Reason' }, 100, 0)),
  }),
  answer: Type.Object({
    clientNo: ClientNo,
    before: Group(BEFORE, CHANGED),
    after: Group(AFTER, CHANGED),
  }),
  rejections: [
    'client_not_found',
    'nothing_to_change',
    'status_change_not_allowed',
    'client_not_normal',
    'loss_in_force',
  ],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, status, channels: given }) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (status === undefined && given === undefined) return reject('nothing_to_change', 'status')
    if (status !== undefined && !mayChangeStatus(client.status, status))
      return reject('status_change_not_allowed', 'status', { from: client.status, to: status })
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: 'closed' })
    const loss = stoppingLoss(client)
    if (loss !== undefined && status !== undefined && !STOPPED.has(status))
      return reject('loss_in_force', 'status', { lossNo: String(loss.lossNo) })
    const channels: Channel[] | undefined = given && ['counter', ...given]
    const before = { status: client.status, channels: [...client.channels] }
    const set = {
      ...(status === undefined ? {} : { status }),
      ...(channels === undefined ? {} : { channels }),
    }
    return accept({ clientNo, before, after: { ...before, ...set } }, [
      { kind: 'amendClient', clientNo, set },
    ])
  },
})
