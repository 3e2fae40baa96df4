import { expect, test } from 'vitest'
import { mask } from './mask.ts'

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
