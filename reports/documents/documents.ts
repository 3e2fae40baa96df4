/** Documents that are kept: which file, of which step of the day, and the SHA-256 by which its bytes are known. */
import { Type } from 'typebox'
import { Text } from '@guitai/core/frame/fields.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addPeriod, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SELECT = `select d.document_no as "documentNo", d.business_date as "businessDate", d.step, d.name, d.size, d.sha256,
  d.media_type as "mediaType", d.is_personal as "isPersonal", d.teller_no as "tellerNo"
from current.stored_document d`

const NAME = { zh: '文件名', en: 'File' }
const SHA256 = { zh: '摘要 SHA-256', en: 'SHA-256' }
const STEP = { zh: '步骤', en: 'Step' }

export const documents = defineReport({
  code: 'documents',
  name: 'documents',
  title: { zh: '底稿', en: 'Documents kept' },
  module: 'queries',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object(
    {
      ...PERIOD,
      step: Type.Optional(Text(STEP, 40)),
      name: Type.Optional(Text(NAME, 80)),
      sha256: Type.Optional(Text(SHA256, 64)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'documentNo', title: { zh: '底稿编号', en: 'Document' }, type: 'no' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'step', title: STEP, type: 'text' },
    { name: 'name', title: NAME, type: 'text' },
    { name: 'size', title: { zh: '字节数', en: 'Bytes' }, type: 'integer' },
    { name: 'sha256', title: SHA256, type: 'text' },
    { name: 'mediaType', title: { zh: '类型', en: 'Type' }, type: 'text' },
    { name: 'isPersonal', title: { zh: '含个人信息', en: 'Shows personal data' }, type: 'boolean' },
    { name: 'tellerNo', title: { zh: '柜员号', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  ],
  async run(database, input) {
    const filter = conditions()
    if (input.sha256 === undefined) await addPeriod(database, filter, 'd.business_date', input)
    filter.add('d.step = ?', input.step)
    filter.add('d.name = ?', input.name)
    filter.add('d.sha256 = ?', input.sha256?.toLowerCase())
    const key = [{ sql: 'd.document_no', type: 'int8', field: 'documentNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
