/** Tests of rows, quotes, separators and line numbers. */
import { expect, test } from 'vitest'
import { csvRows, type GridCell } from './csv-rows.ts'

const shown = (cell: GridCell): string =>
  'text' in cell ? cell.text : 'formula' in cell ? `formula ${cell.formula}` : cell.rounded.shown
const rows = (text: string): [number, ...string[]][] =>
  [...csvRows(text)].map(({ lineNo, cells }) => [lineNo, ...cells.map(shown)])

test.each([
  [
    'plain',
    'a,b\n1,2\n',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'no line break at the end',
    'a,b\r\n1,2',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'old line breaks',
    'a\r1',
    [
      [1, 'a'],
      [2, '1'],
    ],
  ],
  [
    'semicolons',
    'a;b\n1;2,5',
    [
      [1, 'a', 'b'],
      [2, '1', '2,5'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  ['quotes', '"a,b","say ""so"""', [[1, 'a,b', 'say "so"']]],
  [
    'a line break within quotes',
    '"a\nb",c\n1,2',
    [
      [1, 'a\nb', 'c'],
      [3, '1', '2'],
    ],
  ],
  [
    'blanks around quoted cells',
    '"a,b" , "c" ,\t"d"\n 1 , 2',
    [
      [1, 'a,b', 'c', 'd'],
      [2, '1', '2'],
    ],
  ],
  [
    'a tab is a blank only where it separates nothing',
    '\t"a"\tb\n1\t2',
    [
      [1, '', 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  ['text behind a closing quote', '"a"b"c",d', [[1, 'ab"c"', 'd']]],
  [
    'old line breaks within quotes',
    '"a\rb",c\r1,2',
    [
      [1, 'a\rb', 'c'],
      [3, '1', '2'],
    ],
  ],
  [
    'the separator named by the first line',
    'sep=;\r\na;b\n1,5;2',
    [
      [2, 'a', 'b'],
      [3, '1,5', '2'],
    ],
  ],
  ['a first line that names a tab', 'SEP=\t\na,b\tc', [[2, 'a,b', 'c']]],
  ['a named separator and nothing else', 'sep=,', []],
  ['a first line that names nothing', 'sep=xy,b', [[1, 'sep=xy', 'b']]],
  [
    'a title above, separators within quotes',
    'orders of today\n"a;b;c",d\n1,2',
    [
      [1, 'orders of today'],
      [2, 'a;b;c', 'd'],
      [3, '1', '2'],
    ],
  ],
  ['full-width digits and letters', '６０００００．ＳＨ,＝1', [[1, '600000.SH', 'formula =1']]],
  ['a quote that is never closed', '"a,b', [[1, 'a,b']]],
  [
    'an empty line',
    'a,b\n\n1,2',
    [
      [1, 'a', 'b'],
      [2, ''],
      [3, '1', '2'],
    ],
  ],
  [
    'digits kept as text for a spreadsheet, but nothing that is reckoned',
    '="000001","=""7""",="a"&"b"',
    [[1, '000001', '7', 'formula ="a"&"b"']],
  ],
  [
    'a formula, quoted or not',
    '=1+1,"=A1",@x,a=b',
    [[1, 'formula =1+1', 'formula =A1', 'formula @x', 'a=b']],
  ],
  ['nothing', '', []],
] as const)('%s', (_, text, expected) => {
  expect(rows(text)).toEqual(expected)
})
