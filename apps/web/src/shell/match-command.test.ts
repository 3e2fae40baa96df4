import { describe, expect, test } from 'vitest'
import { matchCommand, type Destination } from './match-command.ts'

const destination = (code: string, name: string, zh: string, en: string, pinyin: string): Destination => ({
  code,
  name,
  title: { zh, en },
  pinyin,
  module: 'counter',
})

const all = [
  destination('C01', 'enter-order', '普通委托', 'Enter order', 'ptwt'),
  destination('C03', 'batch-orders', '批量委托', 'Batch orders', 'plwt'),
  destination('F04', 'open-client', '客户开户', 'Open client', 'khkh'),
  destination('F09', 'deposit-withdraw', '资金存取', 'Deposit, withdraw', 'zjcq'),
  destination('Q13', 'orders', '查委托信息', 'Orders', 'cwtxx'),
]

describe('the command box finds', () => {
  test.each([
    ['a code', 'c01', ['C01']],
    ['the beginning of codes', 'C0', ['C01', 'C03']],
    ['pinyin initials', 'zjcq', ['F09']],
    ['the beginning of initials', 'kh', ['F04']],
    ['a Chinese name', '客户开户', ['F04']],
    ['a part of Chinese names', '委托', ['C01', 'C03', 'Q13']],
    ['initials within', 'wt', ['C01', 'C03', 'Q13']],
    ['English, beginning before the middle', 'orders', ['Q13', 'C03']],
    ['an identifier', 'open-client', ['F04']],
    ['nothing in blanks', '  ', []],
    ['nothing where nothing fits', 'zzz', []],
  ])('%s', (_, typed, codes) => expect(matchCommand(all, typed).map(({ code }) => code)).toEqual(codes))
})
