/** Repos of one client or of all: the amount lent or borrowed, the end, and what comes back; open ones by default. */
import { Type } from 'typebox'
import { Choice, DateField, MarketField } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { REPO_SIDE_WORDS, REPO_STATUS_WORDS } from '@guitai/core/words/repo.ts'

const SELECT = `select r.repo_no as "repoNo", r.client_no as "clientNo", c.name as "clientName", r.market, i.code, i.name, r.side, r.amount, r.rate,
  r.interest, r.amount + r.interest as "comesBack", r.trade_date as "tradeDate", r.first_settlement_date as "firstSettlementDate",
  r.maturity_date as "maturityDate", r.maturity_settlement_date as "maturitySettlementDate", r.status, i.currency
from current.repo r left join current.client c using (client_no) left join current.instrument i using (instrument_no)`

export const clientRepos = defineReport({
  code: 'client-repos',
  name: 'client-repos',
  title: { zh: '回购查询', en: 'Repos' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      market: Type.Optional(MarketField),
      maturesBy: Type.Optional(DateField({ zh: '到期日不晚于', en: 'Matures by' })),
      status: Type.Optional(Choice({ zh: '状态', en: 'Status' }, REPO_STATUS_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'repoNo', title: { zh: '回购编号', en: 'Repo' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Instrument' }, type: 'text' },
    { name: 'side', title: { zh: '方向', en: 'Side' }, type: 'enum', labels: REPO_SIDE_WORDS, tone: 'side' },
    { name: 'amount', title: { zh: '成交金额', en: 'Amount' }, type: 'money' },
    { name: 'rate', title: { zh: '年利率（%）', en: 'Rate a year (%)' }, type: 'price' },
    { name: 'interest', title: { zh: '利息', en: 'Interest' }, type: 'money' },
    { name: 'comesBack', title: { zh: '到期金额', en: 'Comes back' }, type: 'money' },
    { name: 'tradeDate', title: { zh: '成交日期', en: 'Traded' }, type: 'date' },
    { name: 'firstSettlementDate', title: { zh: '首期交收日', en: 'First settlement' }, type: 'date' },
    { name: 'maturityDate', title: { zh: '到期日（可用）', en: 'Matures (usable)' }, type: 'date' },
    {
      name: 'maturitySettlementDate',
      title: { zh: '到期交收日（可取）', en: 'Settles (withdrawable)' },
      type: 'date',
    },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: REPO_STATUS_WORDS },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'r.client_no', input.client, context)
    filter.add('r.market = ?', input.market)
    filter.add('r.maturity_date <= ?', input.maturesBy)
    if (input.status === undefined) filter.add("r.status <> 'matured'")
    else filter.add('r.status = ?', input.status)
    const key = [{ sql: 'r.repo_no', type: 'int8', field: 'repoNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
