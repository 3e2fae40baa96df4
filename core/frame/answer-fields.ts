/**
 * The types of answer fields that no input has, each with its titles; fields.ts has those that inputs have, too. Screens, the
 * command line and OpenAPI use these titles, so every field has some, nested ones as well.
 */
import { Type, type Static, type TObject, type TSchema } from 'typebox'
import type { Fen, Shares } from '../base/money.ts'
import { TITLES } from '../words/titles.ts'
import { LINE_OUTCOME_WORDS } from '../words/line-outcome.ts'
import { Choice } from './fields.ts'
import { noted, titled } from './schema-notes.ts'
import type { Word, Words } from '../words/words.ts'

/** May be below zero, for example what is owed or short. */
export const SignedMoney = (title: Word) =>
  Type.Unsafe<Fen>(
    Type.String({
      ...titled(title),
      pattern: '^-?(0|[1-9]\\d{0,13})(\\.\\d{1,2})?$',
      ...noted({ 'x-decode': 'money' }),
    }),
  )

/** Shares that are there or are left; zero is possible. */
export const Quantity = (title: Word) => Type.Unsafe<Shares>(Type.Integer({ ...titled(title), minimum: 0 }))

/** Shares in a total, which undelivered sales may take below zero. */
export const SignedQuantity = (title: Word) => Type.Unsafe<Shares>(Type.Integer(titled(title)))

export const Count = (title: Word) => Type.Integer({ ...titled(title), minimum: 0 })

/** The number by which a thing is known from now on. */
export const RecordNo = (title: Word) => Type.Integer({ ...titled(title), minimum: 1 })

/** A text of any length; empty when nothing was said. */
export const AnyText = (title: Word) => Type.String(titled(title))

/** The status of the thing that was acted on. */
export const Status = <Value extends string>(words: Words<Value>) => Choice(TITLES.status, words)

export const ListOf = <Item extends TSchema>(title: Word, item: Item) =>
  Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, titled(title)))

/** Fields of an answer that belong together. */
export const Group = <Fields extends Record<string, TSchema>>(title: Word, fields: Fields) =>
  Type.Object(fields, titled(title))

/** A message worded by the server; screens show the one in their language. */
export const Message = Group(
  { zh: '说明', en: 'Message' },
  { zh: AnyText({ zh: '中文', en: 'In Chinese' }), en: AnyText({ zh: '英文', en: 'In English' }) },
)

export const NO_ANSWER = Type.Object({})

/** Something to know about an act that was carried out all the same. */
export const NOTE = { zh: '提示', en: 'Note' }
/** An act that changes a record answers with the record before and after. */
export const BEFORE = { zh: '修改前', en: 'Before' }
export const AFTER = { zh: '修改后', en: 'After' }

export const VoucherNo = RecordNo({ zh: '凭证号', en: 'Voucher number' })
export const TransferNo = RecordNo({ zh: '转托管编号', en: 'Custody transfer' })
export const LossNo = RecordNo({ zh: '挂失编号', en: 'Loss number' })
export const CardNo = AnyText({ zh: '卡号', en: 'Card number' })
export const BatchNo = RecordNo({ zh: '批次号', en: 'Batch' })
export const ApprovalNo = RecordNo({ zh: '复核编号', en: 'Approval' })
export const JobNo = RecordNo({ zh: '任务号', en: 'Job' })
/** 0: the branch's vault. */
export const TillOwnerNo = Count({ zh: '尾箱柜员', en: 'Till of teller' })
export const TradeSeq = RecordNo({ zh: '成交序号', en: 'Trade' })
export const BusinessDateField = Type.String({
  ...titled({ zh: '营业日', en: 'Business date' }),
  format: 'date',
})

/** The answer of a function of many lines, line by line; `answer` is that of the function which each line runs. */
export const LinesAnswer = (answer: TObject) =>
  Type.Object({
    lines: ListOf(
      { zh: '各行结果', en: 'Line by line' },
      Type.Object({
        line: RecordNo({ zh: '行号', en: 'Line' }),
        status: Choice({ zh: '结果', en: 'Outcome' }, LINE_OUTCOME_WORDS),
        result: Type.Optional(Group({ zh: '办理结果', en: 'Result' }, answer.properties)),
        approvalId: Type.Optional(ApprovalNo),
        code: Type.Optional(AnyText({ zh: '拒绝代码', en: 'Refusal' })),
        field: Type.Optional(AnyText({ zh: '有误字段', en: 'Field at fault' })),
        message: Type.Optional(Message),
      }),
    ),
    accepted: Count({ zh: '已办理', en: 'Done' }),
    rejected: Count({ zh: '被拒绝', en: 'Refused' }),
  })
