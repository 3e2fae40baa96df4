/** Requests to the depository other than orders, and shares that came from other brokers, latest first. */
import { Type } from 'typebox'
import { Choice } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, addPeriod, CLIENT, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import {
  CUSTODY_FILTER_WORDS,
  CUSTODY_KIND_WORDS,
  CUSTODY_STATUS_WORDS,
  UNDER_WAY_STATUSES,
} from '@guitai/core/words/custody-transfer.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select t.transfer_no as "transferNo", t.client_no as "clientNo", c.name as "clientName", t.kind, t.market,
  t.securities_account_id as "securitiesAccountId", nullif(t.holding_no, 0) as "holdingNo", i.code, i.name,
  case when t.instrument_no <> 0 then t.quantity end as quantity, t.from_unit as "fromUnit", t.to_unit as "toUnit", t.fee, t.cost,
  t.is_cost_provisional as "isCostProvisional", t.status, t.requested_on as "requestedOn", t.ended_on as "endedOn", t.reason,
  t.teller_no as "tellerNo"
from everyday.custody_transfer t
left join current.client c on c.client_no = t.client_no
left join current.instrument i on i.instrument_no = t.instrument_no`

export const custodyTransfers = defineReport({
  code: 'custody-transfers',
  name: 'custody-transfers',
  title: { zh: '转托管与指定交易', en: 'Custody transfers' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      ...PERIOD,
      state: Type.Optional(Choice({ zh: '状态', en: 'State' }, CUSTODY_FILTER_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'transferNo', title: { zh: '编号', en: 'Number' }, type: 'no' },
    { name: 'requestedOn', title: { zh: '申请日期', en: 'Requested' }, type: 'date' },
    { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: CUSTODY_KIND_WORDS },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: CUSTODY_STATUS_WORDS },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'holdingNo', title: { zh: '持仓编号', en: 'Holding' }, type: 'no', isDetail: true },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'quantity', title: { zh: '数量', en: 'Quantity' }, type: 'shares' },
    { name: 'fromUnit', title: { zh: '转出席位', en: 'From' }, type: 'text' },
    { name: 'toUnit', title: { zh: '转入席位', en: 'To' }, type: 'text' },
    { name: 'fee', title: { zh: '费用', en: 'Fee' }, type: 'money' },
    { name: 'cost', title: { zh: '成本', en: 'Cost' }, type: 'money' },
    {
      name: 'isCostProvisional',
      title: { zh: '成本待补', en: 'Cost to be given' },
      type: 'boolean',
      isDetail: true,
    },
    { name: 'endedOn', title: { zh: '结束日期', en: 'Ended' }, type: 'date' },
    { name: 'reason', title: { zh: '原因', en: 'Reason' }, type: 'text', personal: 'words' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 't.client_no', input.client, context)
    const isUnderWay = input.state === 'under-way'
    // Requests under way are shown whenever they began.
    const hasPeriod = [input.date, input.from, input.to].some(date => date !== undefined)
    if (hasPeriod || !isUnderWay) await addPeriod(database, filter, 't.requested_on', input)
    if (isUnderWay) filter.add('t.status = any(?::text[])', [...UNDER_WAY_STATUSES])
    else filter.add('t.status = ?', input.state)
    const key = [{ sql: 't.transfer_no', type: 'int8', field: 'transferNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
