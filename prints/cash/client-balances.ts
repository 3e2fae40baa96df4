/**
 * 客户资产余额表 — a client's money and holdings as of now (G01 settles one client and prints it). The same queries as on screens give
 * the figures, so that paper and screens agree.
 */
import { Type } from 'typebox'
import { AgentNo, ClientNo } from '@guitai/core/frame/fields.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import { clientCash } from '@guitai/reports/cash/client-cash.ts'
import { clientHoldings } from '@guitai/reports/custody/client-holdings.ts'
import { allPages } from '@guitai/reports/frame/paging.ts'
import type { Row } from '@guitai/reports/frame/define-report.ts'
import { identityFacts, readClient } from '../frame/client-row.ts'
import { agentFacts, readAgent } from '../frame/signers.ts'
import { definePrint, type PrintValue } from '../frame/define-print.ts'
import { money, moneyInWords, moneyWithSign, price, shares, wordOf } from '../frame/texts.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'

export const clientBalances = definePrint({
  name: 'client-balances',
  title: { zh: '客户资产余额表', en: 'Client Balances' },
  of: ['G01', 'Q02', 'Q03'],
  paper: 'a4',
  isMomentary: true,
  isInquiry: true,
  terms: Type.Object(
    { clientNo: ClientNo, agentNo: Type.Optional(AgentNo) },
    { additionalProperties: false },
  ),
  async read(database, { clientNo, agentNo }, context) {
    const client = await readClient(database, clientNo)
    if (client === undefined) return undefined
    const named = { client: String(clientNo) }
    const reader = { ...context, clientNo }
    const cash = await allPages(page => clientCash.run(database, { ...named, ...page }, reader))
    const holdings = await allPages(page => clientHoldings.run(database, { ...named, ...page }, reader))
    return {
      document: String(clientNo),
      clientNo,
      content: {
        client: [
          ...identityFacts(client, context).slice(0, 4),
          ...agentFacts(await readAgent(database, agentNo), context),
        ],
        cash: cash.map(cashLine),
        holdings: holdings.map(holdingLine),
        assets: assetsOf(cash, holdings),
      },
    }
  },
})

const figure = (row: Row, name: string): number => Number(row[name] ?? 0)

function cashLine(row: Row): PrintValue {
  const amounts = [
    'balance',
    'unsettledProceeds',
    'unsettledPurchases',
    'onHold',
    'frozen',
    'available',
    'withdrawable',
  ]
  return [
    String(row['accountNo']),
    wordOf(CURRENCY_WORDS, String(row['currency'])),
    ...amounts.map(name => money(figure(row, name))),
  ]
}

function holdingLine(row: Row): PrintValue {
  return [
    `${String(row['code'])} ${String(row['name'])}`,
    `${wordOf(MARKET_WORDS, String(row['market']))} ${String(row['securitiesAccountId']).split('.')[0] ?? ''}`,
    shares(figure(row, 'total')),
    shares(figure(row, 'sellable')),
    shares(figure(row, 'frozen')),
    row['averagePrice'] === null ? '—' : price(figure(row, 'averagePrice')),
    price(figure(row, 'lastPrice')),
    money(figure(row, 'marketValue')),
  ]
}

/** Money and market value together, by currency; different currencies are never added. */
function assetsOf(cash: readonly Row[], holdings: readonly Row[]): PrintValue {
  const currencies = [...new Set([...cash, ...holdings].map(row => row['currency'] as Currency))]
  return currencies.map(currency => {
    const of = (rows: readonly Row[], name: string): number =>
      rows.filter(row => row['currency'] === currency).reduce((sum, row) => sum + figure(row, name), 0)
    const total = of(cash, 'balance') + of(holdings, 'marketValue')
    return { figures: moneyWithSign(total, currency), words: moneyInWords(total, currency) }
  })
}
