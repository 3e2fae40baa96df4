/** The depository answers custody requests from what it holds, and moves its holdings by its answers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import type { CustodyRequestRecord } from '@guitai/protocols/day-file/kinds.ts'
import { answerCustody, applyCustody } from './custody.ts'
import { custodyAnswers } from './custody-file.ts'
import {
  openDepository,
  setHolding,
  startDepositoryDay,
  type CustodyManner,
  type Depository,
} from './depository.ts'

const key = {
  market: 'XSHE',
  securitiesAccount: '0100000001',
  tradingUnit: '234500',
  code: '000001',
} as const
const request: CustodyRequestRecord = {
  requestNo: 5,
  kind: 'transfer-out',
  securitiesAccount: key.securitiesAccount,
  tradingUnit: key.tradingUnit,
  otherUnit: '399001',
  code: key.code,
  quantity: 60,
}

function depositoryWith(quantity: number, manner: CustodyManner = 'by-holdings'): Depository {
  const depository = openDepository()
  setHolding(depository, key, quantity)
  depository.manner = manner
  return depository
}

const held = (depository: Depository): unknown[] =>
  [...depository.holdings.values()].map(({ shareNature, quantity }) => [shareNature, quantity])

test.each<[string, CustodyManner, Partial<CustodyRequestRecord>, string | undefined, unknown[]]>([
  ['enough', 'by-holdings', {}, 'confirmed', [['tradable', 40]]],
  ['too much', 'by-holdings', { quantity: 101 }, 'refused', [['tradable', 100]]],
  ['refusing', 'refuse', {}, 'refused', [['tradable', 100]]],
  ['silent', 'silent', {}, undefined, [['tradable', 100]]],
  [
    'pledged',
    'by-holdings',
    { kind: 'pledge' },
    'confirmed',
    [
      ['tradable', 40],
      ['pledged', 60],
    ],
  ],
  [
    'nothing is pledged',
    'by-holdings',
    { kind: 'release' },
    'refused',
    [
      ['tradable', 100],
      ['pledged', 0],
    ],
  ],
  [
    'all leaves',
    'by-holdings',
    { kind: 'revoke-designation', code: '', quantity: 0 },
    'confirmed',
    [['tradable', 0]],
  ],
  [
    'designated',
    'by-holdings',
    { kind: 'designate', code: '', quantity: 0 },
    'confirmed',
    [['tradable', 100]],
  ],
])('%s', (_, manner, differing, result, expected) => {
  const depository = depositoryWith(100, manner)
  const [answer] = answerCustody(depository, 'XSHE', [{ ...request, ...differing }])
  expect(answer?.result).toBe(result)
  expect(held(depository)).toEqual(expected)
})

test.each([
  // The 70 shares arrive although more was asked for.
  ['a gift', '', 'confirmed', 60, 230],
  ['what another broker sends, as much as it is, once', '399001', 'confirmed', 70, 170],
  ['what nobody sends from there', '399002', 'refused', 60, 170],
] as const)('shares that are to come in: %s', (_, otherUnit, result, quantity, expected) => {
  const depository = depositoryWith(100)
  depository.arriving.push({ ...key, fromUnit: '399001', quantity: 70 })
  const [answer] = answerCustody(depository, 'XSHE', [{ ...request, kind: 'transfer-in', otherUnit }])
  expect(answer).toMatchObject({ requestNo: 5, result, quantity })
  expect(held(depository)).toEqual([['tradable', expected]])
})

test('one after another: the second finds what the first has left', () => {
  const depository = depositoryWith(100)
  const answers = answerCustody(depository, 'XSHE', [request, { ...request, requestNo: 6 }])
  expect(answers.map(({ answerNo, requestNo, result }) => [answerNo, requestNo, result])).toEqual([
    [1, 5, 'confirmed'],
    [2, 6, 'refused'],
  ])
})

test('shares arrive once, in their market; a pledge lasts over the night', () => {
  const depository = depositoryWith(100)
  depository.arriving.push({ ...key, fromUnit: '399001', quantity: 7 })
  expect(answerCustody(depository, 'XSHG', [])).toEqual([])
  expect(answerCustody(depository, 'XSHE', [{ ...request, kind: 'pledge' }])).toMatchObject([
    { kind: 'pledge' },
    { requestNo: 0, kind: 'transfer-in', otherUnit: '399001', quantity: 7 },
  ])
  expect(answerCustody(depository, 'XSHE', [])).toEqual([])
  startDepositoryDay(depository, '2026-11-23')
  expect(held(depository)).toEqual([
    ['tradable', 47],
    ['pledged', 60],
  ])
})

test('the requests of the file; a day that is gone on with keeps what it has answered', async () => {
  const filesFolder = await mkdtemp(join(tmpdir(), 'custody '))
  const close = { filesFolder, market: 'XSHE', tradeDate: '2026-11-23', note: () => undefined } as const
  const file = { market: 'XSHE', tradeDate: '2026-11-23' } as const
  expect(await custodyAnswers(depositoryWith(100), { ...close, isContinued: false })).toEqual([])
  await writeDayFile(filesFolder, { kind: 'custody-requests', ...file, records: [request] })
  const answers = await custodyAnswers(depositoryWith(100), { ...close, isContinued: false })
  expect(answers).toMatchObject([{ requestNo: 5, result: 'confirmed' }])
  await writeDayFile(filesFolder, { kind: 'custody', ...file, records: answers })
  const later = { ...request, requestNo: 6, quantity: 1 }
  await writeDayFile(filesFolder, { kind: 'custody-requests', ...file, records: [request, later] })
  const again = depositoryWith(100)
  expect(await custodyAnswers(again, { ...close, isContinued: true })).toEqual(answers)
  expect(held(again)).toEqual([['tradable', 40]])
  const twice = depositoryWith(100)
  for (const answer of answers) applyCustody(twice, 'XSHE', answer)
  expect(held(twice)).toEqual(held(again))
  await rm(filesFolder, { recursive: true })
})
