/** Every figure that nobody has compared with the official text is a row of a table that a screen can edit. */
import { expect, test } from 'vitest'
import { inForce, type ParameterRow, type Parameters } from '../../rules/parameters.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { PARAMETER_TABLES } from './registry.ts'

const parameters = defaultParameters()
const DATE = '2026-11-23'

/** The figure in doubt, its table, key and field. A figure that may not exist at all has no field. */
type Doubtful = [what: string, table: keyof Parameters, key: string, field: string | undefined]

const DOUBTFUL: Doubtful[] = [
  ['B shares under risk warning', 'priceLimits', 'b-share', 'riskWarningRate'],
  ['largest order in Beijing', 'lots', 'BJSE.stock', 'maximumLimit'],
  ['largest order in a REIT', 'lots', 'reit', 'maximumLimit'],
  ['largest order in a convertible', 'lots', 'convertible', 'maximumLimit'],
  ['tick of repo', 'ticks', 'repo', 'tick'],
  ['no cage for funds', 'priceCages', 'etf', undefined],
  ['no cage for B shares', 'priceCages', 'b-share', undefined],
  ['market orders without limits, STAR', 'orderTypes', 'XSHG.stock.star', 'allowsMarketWithoutLimits'],
  ['market orders without limits, Shenzhen', 'orderTypes', 'XSHE.stock', 'allowsMarketWithoutLimits'],
  ['exchange fee of REITs', 'exchangeFee', 'reit', 'buy'],
  ['exchange fee of Shanghai B shares', 'exchangeFee', 'XSHG.b-share', 'buy'],
  ['exchange fee of Shenzhen B shares', 'exchangeFee', 'XSHE.b-share', 'buy'],
  ['exchange fee of corporate bonds', 'exchangeFee', 'corporate-bond', undefined],
  ['commission cap of Shanghai convertibles', 'commissionCaps', 'XSHG.convertible', 'rate'],
  ['commission cap of corporate bonds', 'commissionCaps', 'corporate-bond', 'rate'],
  ['transfer fee', 'transferFee', 'stock', 'sell'],
  ['demand rate', 'interestRates', 'CNY', 'rate'],
  ['overdraft rate', 'interestRates', 'CNY', 'overdraftRate'],
  ['days of a year, Hong Kong dollars', 'interestRates', 'HKD', 'dayCount'],
  ['wrong passwords until locked', 'settings', 'password-tries', 'value'],
  ['price cage refuses or warns', 'settings', 'price-cage-refuses', 'value'],
  ['the tax on dividends', 'dividendTax', '*', 'brackets'],
  ['a code prefix', 'codeRanges', 'XSHG.588', 'kind'],
  ["the year's days after its law", 'holidays', '2027-spring', 'to'],
]

test.each(DOUBTFUL)('%s', (_, name, key, field) => {
  const table = PARAMETER_TABLES.get(name)
  expect(table?.name).toBe(name)
  const rows: readonly ParameterRow[] = parameters[name]
  const row = name === 'holidays' ? rows.find(each => each.key === key) : inForce(rows, key, DATE)
  if (field === undefined) expect(row).toBeUndefined()
  else expect(row).toHaveProperty(field)
  // Those two travel in another form than they are stored.
  if (field !== undefined && name !== 'holidays' && name !== 'settings')
    expect(Object.keys(table?.value.properties ?? {})).toContain(field)
})

test('every row whose source is called unverified can be edited', () => {
  const doubted = Object.entries(parameters).flatMap(([name, rows]) =>
    (rows as readonly ParameterRow[]).filter(row => row.source.includes('unverified')).map(() => name),
  )
  expect(doubted.length).toBeGreaterThan(10)
  expect(doubted.filter(name => !PARAMETER_TABLES.has(name))).toEqual([])
})
