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

test('the agent that is named on the form is named on the contract, and signs', async () => {
  const text = await printedText(database, orderContractDraft, { ...order, agentNo: 1 })
  for (const part of ['代理人 Agent 李四', 'E10000001', '代理人签名']) expect(text).toContain(part)
})

test('the price of a market order is the worst it may be filled at; who prints it is the teller', async () => {
  const text = await printedText(database, orderContractDraft, {
    ...order,
    orderType: 'best-five-then-cancel',
  })
  expect(text).toContain('保护限价 Protective price 10.15 元')
  expect(text).toMatch(/受托人（乙方） Broker 柜台证券股份有限公司.*1001 王柜员 乙方经办/)
})

test('a repo lends or borrows its face amount at a yield; a bond quoted clean costs its interest too', async () => {
  const instrument = (kind: string, interest: string): Promise<void> =>
    database.execute(
      `update current.instrument set kind = '${kind}', accrued_interest = ${interest} where code = '600000'`,
    )
  await instrument('repo', 'null')
  const repo = await printedText(database, orderContractDraft, { ...order, side: 'sell', price: '1.85' })
  expect(repo).toContain('卖出（融券回购）')
  expect(repo).toContain('¥12,300.00 人民币壹万贰仟叁佰元整（不含费用）')
  await instrument('government-bond', '5000')
  const bond = await printedText(database, orderContractDraft, { ...order, price: '100.00', quantity: 1000 })
  expect(bond).toContain('¥1,005.00 人民币壹仟零伍元整（含应计利息，不含费用）')
  await instrument('stock', 'null')
})

test.each([
  ['an unknown client', { clientNo: 5 }],
  ['an unknown paper', { instrument: '600001.XSHG' }],
])('%s', async (_, differing) => {
  expect(await readDocument(database, orderContractDraft, { ...order, ...differing })).toBeUndefined()
})
