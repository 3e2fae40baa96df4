import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { printedText, readDocument } from '../testing/printed.ts'
import { orderContractDraft } from './order-contract-draft.ts'

const database = reportDatabase()

const order = {
  clientNo: 10000001,
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: '10.15',
  quantity: 12300,
}

test('says that it is not entered yet, and all that will be', async () => {
  const text = await printedText(database, orderContractDraft, order)
  for (const part of [
    'No. 待确认',
    '张三',
    'A100000001',
    '1000000101',
    '10.15 元',
    '12,300 股',
    '¥124,845.00 人民币壹拾贰万肆仟捌佰肆拾伍元整',
  ])
    expect(text).toContain(part)
})

test.each([
  ['an unknown client', { clientNo: 5 }],
  ['an unknown paper', { instrument: '600001.XSHG' }],
])('%s', async (_, differing) => {
  expect(await readDocument(database, orderContractDraft, { ...order, ...differing })).toBeUndefined()
})
