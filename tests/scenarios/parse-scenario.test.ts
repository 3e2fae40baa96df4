import { expect, test } from 'vitest'
import { parseScenario } from './parse-scenario.ts'

test('steps, fields, captures, refusals, approvals and movements', () => {
  const { title, steps, moved } = parseScenario(
    [
      '= 开户 (opening)',
      '# nothing',
      'as teller',
      'F04 open-client name="张 三" rights=[{"a": 1}] -> client=clientNo cash=cashAccounts[0]',
      '  cash 张三 CNY: balance +1.00',
      '  cash 李四 CNY: balance -1.00',
      'F09 deposit-withdraw amount=1.00 !! amount_not_positive',
      'F09 deposit-withdraw amount=9.00 ?? checker',
      'see orders clientNo=$client where orderId=$order: status=filled reason="a b"',
      'exchange order XSHG 600000 sell 400 @ 10.00',
      'F08 close-client !! close_refused == values.reasons=frozen:1',
      'print cash-voucher voucherNo=$v == copy=2',
      'upload 定投 lines=["a,b","c d"] -> batch=batchNo',
      'see orders where orderId=1: status=new -> code=code',
    ].join('\n'),
  )
  expect(title).toBe('开户 (opening)')
  expect(steps).toMatchObject([
    { kind: 'as', teller: 'teller' },
    {
      code: 'F04',
      name: 'open-client',
      fields: { name: '张 三', rights: '[{"a": 1}]' },
      captures: { client: 'clientNo', cash: 'cashAccounts[0]' },
    },
    { code: 'F09', rejection: 'amount_not_positive' },
    { code: 'F09', checker: 'checker', rejection: undefined },
    {
      kind: 'see',
      report: 'orders',
      terms: { clientNo: '$client' },
      where: { orderId: '$order' },
      expected: { status: 'filled', reason: 'a b' },
    },
    { kind: 'exchange', words: ['order', 'XSHG', '600000', 'sell', '400', '@', '10.00'] },
    { code: 'F08', rejection: 'close_refused', expected: { 'values.reasons': 'frozen:1' } },
    { kind: 'print', code: '', name: 'cash-voucher', fields: { voucherNo: '$v' }, expected: { copy: '2' } },
    { kind: 'upload', name: '定投', fields: { lines: '["a,b","c d"]' }, captures: { batch: 'batchNo' } },
    { kind: 'see', where: { orderId: '1' }, expected: { status: 'new' }, captures: { code: 'code' } },
  ])
  expect([...moved.values()]).toEqual([['cash 张三 CNY: balance +1.00', 'cash 李四 CNY: balance -1.00']])
})

test.each([
  ['F04 open-client name', 'line 2: name=value wanted, not name'],
  ['do something', 'line 2: not a step: do something'],
  ['F04 open-client name="a', 'line 2: a quote or bracket is not closed'],
  ['see orders clientNo=1', 'line 2: see expects nothing'],
  ['  cash', 'line 2: a movement before the first step'],
])('%s is refused', (text, message) => {
  expect(() => parseScenario(`= title\n${text}`)).toThrow(message)
})
