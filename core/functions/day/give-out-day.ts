/**
 * X07 当日数据转库 — gives out a day's tables in one zip, kept as a document. Personal data are masked unless the teller's role sees them. It
 * is fetched like any document, and each look at it is recorded.
 */
import { Type } from 'typebox'
import { keepDocument } from '../../procedures/documents/keep-documents.ts'
import { AnyText, Count, Group, ListOf, RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, DateField, Flag } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { titled } from '../../frame/schema-notes.ts'
import { GIVEN_FORM_WORDS, GIVEN_TABLE_WORDS } from '../../words/given-out.ts'

const TABLE = { zh: '表', en: 'Table' }
const TABLES = { zh: '表', en: 'Tables' }

export const giveOutDay = defineFunction({
  code: 'X07',
  name: 'give-out-day',
  title: { zh: '当日数据转库', en: 'Give out a day' },
  module: 'conversion',
  kind: 'batch',
  isOfFirm: true,
  phases: 'any',
  job: 'give-out-day',
  input: Type.Object({
    date: DateField(),
    tables: Type.Array(Choice(TABLE, GIVEN_TABLE_WORDS), {
      ...titled(TABLES),
      minItems: 1,
      maxItems: 6,
      uniqueItems: true,
    }),
    form: Choice({ zh: '格式', en: 'Form' }, GIVEN_FORM_WORDS),
  }),
  answer: Type.Object({
    documentNo: RecordNo({ zh: '底稿编号', en: 'Document' }),
    name: AnyText({ zh: '文件名', en: 'File name' }),
    sha256: AnyText({ zh: '摘要 SHA-256', en: 'SHA-256' }),
    size: Count({ zh: '字节数', en: 'Bytes' }),
    isMasked: Flag({ zh: '个人信息已遮盖', en: 'Personal data are masked' }),
    tables: ListOf(
      TABLES,
      Group(TABLE, {
        table: Choice(TABLE, GIVEN_TABLE_WORDS),
        rows: Count({ zh: '行数', en: 'Rows' }),
      }),
    ),
  }),
  rejections: ['day_not_come'],
  keys: () => [],

  decide(books, { date }, meta) {
    if (date > books.day.businessDate) return reject('day_not_come', 'date', { date })
    const { document, tables, isMasked } = gatheredFrom(meta.gathered, 'given-day')
    const { name, sha256, size } = document
    const kept = keepDocument(books, document, { step: 'X07', isPersonal: !isMasked, meta })
    return accept({ documentNo: kept.row.documentNo, name, sha256, size, isMasked, tables }, [kept])
  },
})
