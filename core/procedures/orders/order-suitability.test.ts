/** The risk level per product class, an assessment that has expired, and clients who insist. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { checkSuitability } from './order-suitability.ts'

const given = books({
  clients: { C1: 'risk 1', C3: 'risk 3', C4: 'risk 4' },
  instruments: {
    '688001.XSHG': 'star',
    '300001.XSHE': 'chinext',
    '113001.XSHG': 'convertible',
    '588000.XSHG': 'etf, star',
    '600003.XSHG': 'risk-warning',
    '689009.XSHG': 'star',
  },
})
given.instrumentsById.get('689009.XSHG')!.kind = 'depositary-receipt'

function refusal(name: string, id: string, isRiskAccepted = false, of = given): string | undefined {
  const [client, instrument] = [of.clients.get(clientNo(name))!, of.instrumentsById.get(id)!]
  return checkSuitability(of, client, instrument, isRiskAccepted)?.code
}

test.each([
  ['main board: nothing is asked', 'C1', '600000.XSHG', undefined],
  ['a fund of STAR shares is a fund', 'C1', '588000.XSHG', undefined],
  ['STAR asks for 4', 'C3', '688001.XSHG', 'risk_level_too_low'],
  ['and has it', 'C4', '688001.XSHG', undefined],
  ['ChiNext asks for 3', 'C3', '300001.XSHE', undefined],
  ['convertibles, too', 'C1', '113001.XSHG', 'risk_level_too_low'],
  ['risk warning', 'C3', '600003.XSHG', 'risk_level_too_low'],
  ['a depositary receipt asks for what its board does', 'C3', '689009.XSHG', 'risk_level_too_low'],
])('%s', (_, name, id, expected) => {
  expect(refusal(name, id)).toBe(expected)
})

test('who insists may, but the most careful of all', () => {
  expect([refusal('C3', '688001.XSHG', true), refusal('C1', '688001.XSHG', true)]).toEqual([
    undefined,
    'risk_level_too_low',
  ])
})

test('the firm may ask for a level of any class', () => {
  const row = { key: 'main', from: '2026-01-01', source: '', assets: 0, months: 0, riskLevel: 2 }
  const { suitability } = defaultParameters()
  const strict = books({ clients: { C1: 'risk 1' }, parameters: { suitability: [...suitability, row] } })
  expect(refusal('C1', '600000.XSHG', false, strict)).toBe('risk_level_too_low')
})

test.each([
  ['2024-11-23', undefined],
  ['2024-11-22', 'risk_assessment_expired'],
])('assessed on %s, today is 2026-11-23', (riskAssessedOn, expected) => {
  const of = books({ clients: { C4: 'risk 4' }, instruments: { '688001.XSHG': 'star' } })
  const client = of.clients.get(clientNo('C4'))!
  client.details = { riskAssessedOn }
  expect(refusal('C4', '688001.XSHG', true, of)).toBe(expected)
  expect(refusal('C4', '600000.XSHG', false, of)).toBeUndefined()
})
