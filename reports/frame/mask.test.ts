import { expect, test } from 'vitest'
import { mask } from './mask.ts'
import { isPersonal, presentRows } from './present-rows.ts'

test.each([
  ['name', '张三', '张*'],
  ['name', '王', '王'],
  ['name', '', ''],
  ['name', '𠮷野家', '𠮷**'],
  ['identity', '11010519491231002X', '110*************2X'],
  ['identity', 'E1234', '*****'],
  ['identity', 'E12345', 'E12*45'],
  ['phone', '13800138000', '138****8000'],
  ['phone', '110', '***'],
  ['address', '北京市朝阳区', '北京市***'],
  ['address', '北京', '**'],
  ['words', '代办人 13800138000，已核对', '代办人 138****8000，已核对'],
  ['words', '138 0013 8000 / 138-0013-8000', '138******8000 / 138******8000'],
  ['words', '电话010-62345678', '电话010*****5678'],
  ['words', '身份证11010519491231002X', '身份证110*************2X'],
  ['words', '旧证110105491231002。', '旧证110**********02。'],
  ['words', '客户10000001凭证1024，50000.00元', '客户10000001凭证1024，50000.00元'],
  ['words', '回单号20261123138001380001', '回单号20261123138001380001'],
  ['words', '12800138000', '12800138000'],
  ['words', '', ''],
  ['request', '{"clientNo":1,"amount":"5.00"}', '{"clientNo":1,"amount":"5.00"}'],
  [
    'request',
    '{"name":"张三","phone":"13800138000","agents":[{"identityNumber":"E12345"}],"address":null}',
    '{"name":"张*","phone":"138****8000","agents":[{"identityNumber":"E12*45"}],"address":null}',
  ],
  ['request', '{"name":"张三","pho… 4000 ab', '**************************'],
  [
    'request',
    '{"handler":"王五","handlerNumber":"E12345","birthDate":"1949-12-31","bankAccount":"6222021234"}',
    '{"handler":"王*","handlerNumber":"E12*45","birthDate":"194*****31","bankAccount":"622*****34"}',
  ],
  ['request', '{"client":"13800138000","date":"2026-11-23"}', '{"client":"138******00","date":"2026-11-23"}'],
] as const)('%s %s → %s', (kind, text, expected) => {
  expect(mask(kind, text)).toBe(expected)
})

test('words are masked for who may not see personal data, and are a look only where they hide something', () => {
  const column = {
    name: 'summary',
    title: { zh: '摘要', en: 'Summary' },
    type: 'text',
    personal: 'words',
  } as const
  const rows = [{ summary: '电话13800138000' }, { summary: '柜台取款' }, { summary: null }]
  const shown = (sees: boolean) =>
    presentRows([column], rows, () => (sees ? 'all' : 'masked')).map(({ summary }) => summary)
  expect(shown(false)).toEqual(['电话138****8000', '柜台取款', null])
  expect(shown(true)).toEqual(['电话13800138000', '柜台取款', null])
  expect(rows.map(({ summary }) => isPersonal(column, summary))).toEqual([true, false, false])
})
