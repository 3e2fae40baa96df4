/** Coded values of a refusal read as words in both languages. */
import { describe, expect, test } from 'vitest'
import { REJECTION_WORDS } from './rejection-words.ts'
import { REJECTIONS, rejectionMessage } from './rejections.ts'

test.each([
  [
    'client_not_normal',
    { status: 'no-buy' },
    '客户状态不允许：禁买',
    "Not allowed in the client's status: No buying",
  ],
  [
    'approval_closed',
    { approvalId: '7', status: 'refused' },
    '复核申请 7 已结束：已拒绝',
    'Request 7 has ended: Refused',
  ],
  [
    'trading_blocked',
    { scope: 'unit/26001', reason: 'x' },
    '交易已被阻断（席位/26001）：x',
    'Trading is blocked (Trading unit/26001): x',
  ],
  [
    'trading_blocked',
    { scope: 'firm', reason: 'x' },
    '交易已被阻断（全公司）：x',
    'Trading is blocked (The firm): x',
  ],
  [
    'board_not_suitable',
    { board: 'beijing', lacks: 'assets' },
    '客户不符合 北交所 适当性要求（日均资产）',
    'The client does not meet what Beijing asks for (Average assets)',
  ],
  [
    'tills_open',
    { tills: '1001 CNY, 1002 USD' },
    '尾箱未轧账：1001 人民币, 1002 美元',
    'Tills are open: 1001 CNY, 1002 USD',
  ],
  [
    'step_out_of_order',
    { step: 'E01-XSHG' },
    '前一步骤未完成：E01-上海',
    'An earlier step is not done: E01-Shanghai',
  ],
  [
    'rights_not_held',
    { permission: 'day-end.*' },
    '经办与复核均不具有 日终管理.*，不能授予',
    'Neither maker nor checker holds Day end.*; it cannot be given',
  ],
  [
    'file_not_readable',
    { file: 'money-XSHG-20261123.txt', reason: 'EISDIR' },
    '文件读不到：money-XSHG-20261123.txt（同名的是文件夹）',
    'The file cannot be read: money-XSHG-20261123.txt (a folder has its name)',
  ],
  [
    'close_refused',
    { reasons: 'holding:600000.XSHG' },
    '不能销户：有证券余额 600000.XSHG',
    'Cannot be closed: holding 600000.XSHG',
  ],
  ['order_ended', undefined, '委托已结束：{status}', 'The order has ended: {status}'],
] as const)('%s %o', (code, values, zh, en) => expect(rejectionMessage(code, values)).toEqual({ zh, en }))

/** Figures, dates, numbers and names that are the same in both languages. */
const PLAIN = new Set(
  `account approvalId approver asked available books classes clientNo code count counted date days debt difference
   diskNo earliest effective expiresOn face file free from function has inTill inVault instrument left length limit line lossNo lower
   minutes most needed net next now open orders permission quantity sellable teller time to trade unit upper used withdrawable wrong year`.split(
    /\s+/,
  ),
)
/** What a person typed, or what is put into words elsewhere. */
const OTHERWISE = new Set(['trading_blocked.reason', 'close_refused.reasons'])

describe('a value that is no figure and no name', () => {
  const valuesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  test.each(Object.entries(REJECTIONS))('of %s has words in each language', (code, { zh, en }) => {
    const inBoth = (language: 'Zh' | 'En', text: string): string[] =>
      valuesOf(text)
        .filter(name => REJECTION_WORDS[code]?.[name] === undefined && !PLAIN.has(name))
        .filter(name => !OTHERWISE.has(`${code}.${name}`) && !name.endsWith(language))
    expect([...inBoth('Zh', zh), ...inBoth('En', en)]).toEqual([])
  })
})

describe('every value that has words', () => {
  const named = Object.entries(REJECTION_WORDS).flatMap(([code, values]) =>
    Object.keys(values).map(value => [code, value] as const),
  )
  test.each(named)('of %s: %s is named by its message', (code, value) => {
    const { zh, en } = REJECTIONS[code as keyof typeof REJECTIONS]
    expect([zh, en].every(text => text.includes(`{${value}}`))).toBe(true)
  })
})

describe('no message is put together from a raw value', () => {
  const coded = Object.entries(REJECTION_WORDS).flatMap(([code, values]) =>
    Object.entries(values).flatMap(([name, words]) =>
      Object.entries(words).map(([value, word]) => [code, name, value, word] as const),
    ),
  )
  test.each(coded)('%s with %s %s', (code, name, value, word) => {
    const { zh, en } = rejectionMessage(code, { [name]: value })
    expect([zh.includes(word.zh), en.includes(word.en)]).toEqual([true, true])
    // The one language has none of the other's words, and neither has the code.
    expect(zh.replace(word.zh, '')).not.toContain(value)
    expect(en).not.toContain(word.zh)
  })
})
