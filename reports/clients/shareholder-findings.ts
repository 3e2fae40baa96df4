/** Lines of the registration company's lists (X06) that do not agree with the books, beside what the books said then. */
import { Type } from 'typebox'
import { Choice, MarketField, Whole } from '@guitai/core/frame/fields.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SHAREHOLDER_DIFFERS_WORDS, SHAREHOLDER_FINDING_WORDS } from '@guitai/core/words/shareholder.ts'
import { conditions } from '../frame/conditions.ts'
import { addCovered } from '../frame/covered.ts'
import { defineReport } from '../frame/define-report.ts'
import { addPeriod, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SELECT = `select f.disk_no as "diskNo", d.taken_on as "takenOn", d.market, f.line_no as "lineNo", f.finding, f.differs,
  f.securities_account_id as "securitiesAccountId", f.name, f.identity_number as "identityNumber", f.client_no as "clientNo",
  nullif(f.our_name, '') as "ourName", nullif(f.our_identity_number, '') as "ourIdentityNumber"
from current.shareholder_finding f join current.shareholder_disk d on d.disk_no = f.disk_no`

const DISK = { zh: '磁盘编号', en: 'List' }
const FINDING = { zh: '比对结果', en: 'Finding' }

export const shareholderFindings = defineReport({
  code: 'shareholder-findings',
  name: 'shareholder-findings',
  title: { zh: '股东磁盘比对结果', en: 'Findings of lists of securities accounts' },
  module: 'queries',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object(
    {
      ...PERIOD,
      market: Type.Optional(MarketField),
      diskNo: Type.Optional(Whole(DISK, 1, Number.MAX_SAFE_INTEGER)),
      finding: Type.Optional(Choice(FINDING, SHAREHOLDER_FINDING_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'diskNo', title: DISK, type: 'no' },
    { name: 'takenOn', title: { zh: '比对日期', en: 'Compared on' }, type: 'date' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'lineNo', title: { zh: '行号', en: 'Line' }, type: 'no' },
    { name: 'finding', title: FINDING, type: 'enum', labels: SHAREHOLDER_FINDING_WORDS },
    {
      name: 'differs',
      title: { zh: '不符项', en: 'What differs' },
      type: 'enum',
      labels: SHAREHOLDER_DIFFERS_WORDS,
    },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'name', title: { zh: '磁盘姓名', en: 'Name on the list' }, type: 'text', personal: 'name' },
    {
      name: 'identityNumber',
      title: { zh: '磁盘证件号码', en: 'Identity number on the list' },
      type: 'text',
      personal: 'identity',
    },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'ourName', title: { zh: '本方姓名', en: 'Our name' }, type: 'text', personal: 'name' },
    {
      name: 'ourIdentityNumber',
      title: { zh: '本方证件号码', en: 'Our identity number' },
      type: 'text',
      personal: 'identity',
    },
  ],
  async run(database, input, context) {
    const filter = conditions()
    // Who sees some classes of clients only does not see persons who are nobody's client.
    addCovered(filter, 'f.client_no', context)
    if (input.diskNo === undefined) await addPeriod(database, filter, 'd.taken_on', input)
    filter.add('d.market = ?', input.market)
    filter.add('f.disk_no = ?', input.diskNo)
    filter.add('f.finding = ?', input.finding)
    const key = [
      { sql: 'f.disk_no', type: 'int8', field: 'diskNo' },
      { sql: 'f.line_no', type: 'int8', field: 'lineNo' },
    ] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
