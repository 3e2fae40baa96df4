/** Tests of rows, quotes, separators and line numbers. */
import { expect, test } from 'vitest'
import { csvRows, type GridCell } from './csv-rows.ts'

const shown = (cell: GridCell): string => ('text' in cell ? cell.text : `formula ${cell.formula}`)
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
    'a formula, quoted or not',
    '=1+1,"=A1",@x,a=b',
    [[1, 'formula =1+1', 'formula =A1', 'formula @x', 'a=b']],
  ],
  ['nothing', '', []],
] as const)('%s', (_, text, expected) => {
  expect(rows(text)).toEqual(expected)
})
