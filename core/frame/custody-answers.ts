/** The answers of the functions that move shares to another broker (C05, C06, C07). */
import { Type } from 'typebox'
import { ListOf, TransferNo } from './answer-fields.ts'
import { Money } from './fields.ts'

export const TransferFee = Money({ zh: '转托管费', en: 'Custody transfer fee' })

export const TransfersAnswer = Type.Object({
  transferNos: ListOf({ zh: '转托管编号', en: 'Custody transfers' }, TransferNo),
  fee: TransferFee,
})
