import { expect, test } from 'vitest'
import { pastedLines } from './send-batch.ts'

const HEAD = '客户号,证券代码,买卖,价格,数量'

test.each([
  ['as CSV with its head', `${HEAD}\n1,600000,买,10,100`, `${HEAD}\n1,600000,买,10,100`],
  ['without a head', '10000001,600000.SH,买,10.00,100', `${HEAD}\n10000001,600000.SH,买,10.00,100`],
  [
    'from a spreadsheet',
    '10000001\t600000\t买\t10.00\t1,000\r\n',
    `${HEAD}\n10000001,600000,买,10.00,"1,000"`,
  ],
  ['a head of another language', 'client,instrument\n1,2', 'client,instrument\n1,2'],
])('%s', (_, text, lines) => expect(pastedLines(text, HEAD)).toBe(lines))
