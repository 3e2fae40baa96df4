/**
 * S06 股票代码 — name, pinyin and marks of one instrument, when the day's list needs a correction, or a new instrument before it is
 * listed. A new one is what its code says (core/rules/code-ranges.ts) until the day's list says more.
 */
import { takeNumber } from '../../books/counters.ts'
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Market } from '../../base/market.ts'
import { meaningOfCode } from '../../rules/code-ranges.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Flag, InstrumentId, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const securityCodes = defineFunction({
  code: 'S06',
  name: 'security-codes',
  title: { zh: '股票代码', en: 'Security codes' },
  module: 'system',
  kind: 'parameter',
  isOfFirm: true,
  phases: 'any',
  input: Type.Object({
    instrument: InstrumentId,
    name: Type.Optional(Text({ zh: '证券简称', en: 'Name' }, 40)),
    pinyin: Type.Optional(Text({ zh: '拼音', en: 'Pinyin initials' }, 20)),
    isSuspended: Type.Optional(Flag({ zh: '停牌', en: 'Suspended' })),
  }),
  answer: Type.Object({
    instrument: InstrumentId,
    instrumentNo: RecordNo({ zh: '证券内码', en: 'Instrument number' }),
  }),
  rejections: ['instrument_not_found'],
  keys: () => [],

  decide(books, input) {
    const known = books.instrumentsById.get(input.instrument)
    const instrument = known ?? newInstrument(books, input.instrument)
    if (instrument === undefined) return reject('instrument_not_found', 'instrument')
    const row = {
      ...instrument,
      name: input.name ?? instrument.name,
      pinyin: input.pinyin ?? instrument.pinyin,
      isSuspended: input.isSuspended ?? instrument.isSuspended,
    }
    return accept({ instrument: input.instrument, instrumentNo: row.instrumentNo }, [
      saved('instrument', known, row),
    ])
  },
})

/** Suspended until the day's list gives it a price. */
function newInstrument(books: Books, id: string): Instrument | undefined {
  const [code = '', market = ''] = id.split('.')
  const meaning = meaningOfCode(books.parameters, {
    market: market as Market,
    code,
    date: books.day.businessDate,
  })
  if (meaning === undefined) return undefined
  return {
    ...meaning,
    code,
    instrumentNo: takeNumber(books, 'instrumentNo'),
    name: code,
    pinyin: '',
    listedOn: books.day.businessDate,
    listingDay: 0,
    isRiskWarning: false,
    isSuspended: true,
    isDelisted: false,
    previousClose: 0,
  }
}
