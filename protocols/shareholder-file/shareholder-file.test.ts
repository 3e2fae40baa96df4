/** The registration company's list is taken whole, or refused with its line and the reason. */
import { describe, expect, test } from 'vitest'
import { decodeShareholderFile, MOST_RECORDS } from './shareholder-file.ts'

const HEAD = '证券账户,姓名,证件号码'
const ZHANG = 'A000000001.XSHG,张三,11010519491231002x'
const read = (...lines: string[]) => decodeShareholderFile(lines.join('\r\n'), 'XSHG')

test('each line with its number; a small x becomes a capital one, blanks and empty lines are nothing', () => {
  expect(read(HEAD, ZHANG, '', ' A000000002.XSHG , 李四 ,E12345678', '')).toEqual({
    records: [
      {
        lineNo: 2,
        securitiesAccountId: 'A000000001.XSHG',
        name: '张三',
        identityNumber: '11010519491231002X',
      },
      { lineNo: 4, securitiesAccountId: 'A000000002.XSHG', name: '李四', identityNumber: 'E12345678' },
    ],
  })
})

test('columns in any order, in English, beside others, with another separator', () => {
  expect(read('Name;Remark;Identity number;Securities account', '"李;四";x;E1;A000000002.XSHG')).toEqual({
    records: [{ lineNo: 2, securitiesAccountId: 'A000000002.XSHG', name: '李;四', identityNumber: 'E1' }],
  })
})

describe('wrong', () => {
  test.each([
    ['an empty file', [], 1, /no securities accounts/],
    ['a header alone', [HEAD], 1, /no securities accounts/],
    ['no header', [ZHANG], 1, /no column account/],
    ['a column less', ['证券账户,姓名', 'A000000001.XSHG,张三'], 1, /no column identity/],
    ['no account', [HEAD, 'A1.XSHG,张三,E1'], 2, /no securities account: A1.XSHG/],
    ['another market', [HEAD, ZHANG, '0000000001.XSHE,张三,E1'], 3, /not of XSHG/],
    ['no name', [HEAD, 'A000000001.XSHG,,E1'], 2, /the name/],
    ['a name too long', [HEAD, `A000000001.XSHG,${'张'.repeat(61)},E1`], 2, /the name/],
    ['no identity number', [HEAD, 'A000000001.XSHG,张三'], 2, /the identity number/],
    ['a formula', [HEAD, 'A000000001.XSHG,=1+1,E1'], 2, /formula/],
    ['an account twice', [HEAD, ZHANG, ZHANG], 3, /on line 2 already/],
  ] as const)('%s', (_, lines, line, reason) => {
    expect(read(...lines)).toEqual({
      problem: {
        line,
        zh: expect.stringMatching(/\p{Script=Han}/u) as string,
        en: expect.stringMatching(reason) as string,
      },
    })
  })

  test('one line too many', () => {
    const lines = Array.from(
      { length: MOST_RECORDS + 1 },
      (_, i) => `${String(i).padStart(10, '0')}.XSHG,张三,E1`,
    )
    expect(decodeShareholderFile([HEAD, ...lines.slice(1)].join('\n'), 'XSHG')).toHaveProperty('records')
    expect(decodeShareholderFile([HEAD, ...lines].join('\n'), 'XSHG')).toMatchObject({
      problem: { line: MOST_RECORDS + 2 },
    })
  })
})
