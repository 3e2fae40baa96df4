/**
 * X02 实时转换 — an operator's acts on a running line, always with a second person. 重编序号 is for an exchange that has lost its
 * numbers and refuses ours, or for a line that was closed because of its messages: both sides begin at 1 again, and the state
 * of every open order of the line is requested by name, because reports may be lost with the numbers.
 */
import { Type } from 'typebox'
import { AnyText } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, PbuId, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { LINE_ACT_WORDS } from '../../words/line.ts'

const ActField = Choice({ zh: '操作', en: 'Act' }, LINE_ACT_WORDS)

export const liveConversion = defineFunction({
  code: 'X02',
  name: 'live-conversion',
  title: { zh: '实时转换', en: 'Live conversion' },
  module: 'conversion',
  kind: 'command',
  isOfFirm: true,
  phases: ['open', 'day-end', 'closing'],
  approval: 'always',
  input: Type.Object({
    act: ActField,
    pbuId: PbuId({ zh: '席位号', en: 'Trading unit' }),
    reason: Text({ zh: '原因', en: 'Reason' }, 100),
  }),
  answer: Type.Object({ act: ActField, line: AnyText({ zh: '线路', en: 'Line' }) }),
  rejections: ['trading_unit_not_found'],
  keys: () => [],

  decide(books, { act, pbuId }) {
    const unit = books.tradingUnits.get(pbuId)
    if (unit === undefined) return reject('trading_unit_not_found', 'pbuId')
    return accept({ act, line: `${unit.market}-${pbuId}` }, [{ kind: 'actOnLine', act, tradingUnit: pbuId }])
  },
})
