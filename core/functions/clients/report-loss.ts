/**
 * F15 挂失解挂 — reports a loss orally (it lapses after the days of the setting) or in writing (also in place of an oral report),
 * or withdraws the report with the document at hand. What is lost stops at once; G07 replaces it.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type, type TSchema } from 'typebox'
import { addDays } from '../../base/business-date.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { recordOf } from '../../books/records.ts'
import { endLoss, lossesInForce, stopLost } from '../../procedures/clients/losses.ts'
import { settingOf } from '../../rules/settings.ts'
import { AnyText, LossNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, ClientNo, DateField, PickedNo, shownWhen } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { LOSS_ACT_WORDS, LOSS_MANNER_WORDS, LOST_OBJECT_WORDS, type LostObject } from '../../words/loss.ts'
import { noted, pickedFrom, titled } from '../../frame/schema-notes.ts'

const atReport = <S extends TSchema>(schema: S): S => shownWhen(schema, 'action', 'report')

/** The number of a card or account, or the kind of password. */
const LostObjectId = Type.String({
  ...titled({ zh: '号码或密码种类', en: 'Number, or kind of password' }, pickedFrom('lost-object')),
  ...noted({ 'x-only': { object: '$object' } }),
  maxLength: 40,
})

export const reportLoss = defineFunction({
  code: 'F15',
  name: 'report-loss',
  title: { zh: '挂失解挂', en: 'Report or withdraw a loss' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  approvalWhen: input => input.action === 'withdraw',
  input: Type.Object({
    clientNo: ClientNo,
    action: Choice({ zh: '操作', en: 'Action' }, LOSS_ACT_WORDS),
    object: Type.Optional(atReport(Choice({ zh: '挂失对象', en: 'What is lost' }, LOST_OBJECT_WORDS))),
    objectId: Type.Optional(
      shownWhen(LostObjectId, 'object', 'card', 'passbook', 'securities-account', 'password'),
    ),
    manner: Type.Optional(atReport(Choice({ zh: '方式', en: 'Manner' }, LOSS_MANNER_WORDS))),
    lossNo: Type.Optional(
      shownWhen(PickedNo({ zh: '挂失编号', en: 'Loss number' }, 'loss'), 'action', 'withdraw'),
    ),
  }),
  answer: Type.Object({
    lossNo: LossNo,
    objectId: Type.Optional(AnyText({ zh: '号码或密码种类', en: 'Number, or kind of password' })),
    lapsesOn: Type.Optional(DateField({ zh: '失效日期', en: 'Lapses on' })),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'loss_not_found',
    'loss_ended',
    'lost_object_missing',
    'lost_object_not_found',
    'loss_reported_already',
  ],
  keys: input => [`client:${input.clientNo}`],

  decide(books, input, meta) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: 'closed' })
    if (input.action === 'withdraw') {
      const loss = recordOf(client, 'loss_report', input.lossNo ?? 0)
      if (loss === undefined) return reject('loss_not_found', 'lossNo')
      if (loss.status !== 'in-force') return reject('loss_ended', 'lossNo')
      return accept({ lossNo: loss.lossNo }, endLoss(books, client, { loss, end: { status: 'withdrawn' } }))
    }
    const { object, manner = 'oral' } = input
    if (object === undefined) return reject('lost_object_missing', 'object')
    const objectId = lostIdOf(books, client, { object, given: input.objectId ?? '' })
    if (objectId === undefined) return reject('lost_object_not_found', 'objectId')
    const known = lossesInForce(client).find(loss => loss.object === object && loss.objectId === objectId)
    if (known !== undefined && (manner === 'oral' || known.manner === 'written'))
      return reject('loss_reported_already', 'objectId', { lossNo: String(known.lossNo) })
    const { businessDate } = books.day
    const days = settingOf(books.parameters, 'oral-loss-days', businessDate)
    const lossNo = known?.lossNo ?? takeNumber(books, 'recordNo')
    const lapsesOn = manner === 'oral' ? addDays(businessDate, days) : null
    return accept(
      { lossNo, objectId, ...(lapsesOn === null ? {} : { lapsesOn }) },
      stopLost(books, client, {
        lossNo,
        clientNo: client.clientNo,
        object,
        objectId,
        manner,
        reportedOn: known?.reportedOn ?? businessDate,
        lapsesOn,
        status: 'in-force',
        replacedBy: '',
        tellerNo: tellerOf(meta),
      }),
    )
  },
})

/** The lost thing: a card or account of this client, or a password that is set. Without a number it is the only card. */
function lostIdOf(
  books: Books,
  client: Readonly<Client>,
  { object, given }: { object: LostObject; given: string },
): string | undefined {
  if (object === 'identity-document') return client.identityNumber
  if (object === 'password') return books.credentials.has(`${given}:${client.clientNo}`) ? given : undefined
  if (object === 'securities-account')
    return client.securitiesAccounts.find(
      account => account.securitiesAccountId === given && account.status !== 'closed',
    )?.securitiesAccountId
  const cards = [...(client.records.card?.values() ?? [])].filter(
    card =>
      card.kind === object &&
      (card.status === 'normal' || card.status === 'lost') &&
      (given === '' || card.cardNo === given),
  )
  return cards.length === 1 ? cards[0]?.cardNo : undefined
}
