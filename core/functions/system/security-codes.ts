/** S06 股票代码 — name, pinyin and marks of one instrument, where the day's list needs a hand. */
import { Type } from 'typebox'
import { defineFunction } from '../define-function.ts'
import { Flag, InstrumentId, Text } from '../fields.ts'
import { accept, reject } from '../rejection.ts'

export const securityCodes = defineFunction({
  code: 'S06',
  name: 'security-codes',
  title: { zh: '股票代码', en: 'Security codes' },
  module: 'system',
  kind: 'parameter',
  phases: 'any',
  input: Type.Object({
    instrument: InstrumentId,
    name: Type.Optional(Text({ zh: '证券简称', en: 'Name' }, 40)),
    pinyin: Type.Optional(Text({ zh: '拼音', en: 'Pinyin initials' }, 20)),
    isSuspended: Type.Optional(Flag({ zh: '停牌', en: 'Suspended' })),
  }),
  rejections: ['instrument_not_found'],
  keys: () => [],

  decide(books, input) {
    const instrument = books.instrumentsById.get(input.instrument)
    if (instrument === undefined) return reject('instrument_not_found', 'instrument')
    const row = { ...instrument, name: input.name ?? instrument.name, pinyin: input.pinyin ?? instrument.pinyin, isSuspended: input.isSuspended ?? instrument.isSuspended }
    return accept({ instrument: input.instrument }, [{ kind: 'put', table: 'instrument', row }])
  },
})
