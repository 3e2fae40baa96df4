/** X05: not before the day is matched and settled; the same bytes as often as asked; others only with a second person. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { Gathered, MadeFile } from '../../frame/gathered.ts'
import { books } from '../../testing/books.ts'
import { withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { registryFiles } from './registry-files.ts'

const file = (kind: 'fills' | 'holdings', sha256: string): MadeFile => ({
  kind,
  name: kind === 'fills' ? 'CJK200011123.DBF' : 'DZK200011123.DBF',
  sha256,
  size: 600,
  records: 2,
  mediaType: 'application/vnd.dbf',
})
const given = (...files: MadeFile[]): { gathered: Gathered } => ({
  gathered: { from: 'made-files', files, isFirst: true, isLast: true },
})
const DONE = ['E03', 'E12']
const settled = (day = '2026-11-23 day-end'): MutableBooks => withSteps(books({ day }), DONE)

/** Both files were made of a day with these contents. */
function made(on: MutableBooks, tradeDate = '2026-11-23'): MutableBooks {
  const rows = [file('fills', 'a1'), file('holdings', 'b1')]
  for (const { mediaType: _, ...row } of rows)
    applyChanges(on, [
      {
        kind: 'insert',
        table: 'registry_file',
        row: {
          ...row,
          fileKey: `${tradeDate}/20001/${row.kind}`,
          tradeDate,
          market: 'XSHG',
          tradingUnit: '20001',
        },
      },
    ])
  return on
}

const registryRow = (kind: string, name: string, sha256: string): string =>
  `registry_file fileKey 2026-11-23/20001/${kind} tradeDate 2026-11-23 market XSHG tradingUnit 20001 kind ${kind} name ${name} sha256 ${sha256} size 600 records 2`
const document = (documentNo: number, name: string, sha256: string): string =>
  `insert stored_document documentNo ${documentNo} name ${name} sha256 ${sha256} size 600 mediaType application/vnd.dbf step X05-20001 businessDate 2026-11-23 tellerNo 1001 isPersonal true`

testFunction(registryFiles, {
  given: settled(),
  typical: { market: 'XSHG', tradingUnit: '20001', date: '2026-11-23' },
  around: given(file('fills', 'a1'), file('holdings', 'b1')),
  cases: [
    ['a unit of nobody', { tradingUnit: '99999' }, 'unit_not_of_market'],
    ['a unit of another market', { market: 'XSHE' }, 'unit_not_of_market'],
    ['before the trades are matched', {}, 'day_not_matched', { books: books({ day: '2026-11-23 day-end' }) }],
    ['while they are matched again', {}, 'day_not_matched', { books: withSteps(settled(), ['E03 again']) }],
    [
      'before they are settled',
      {},
      'step_out_of_order',
      { books: withSteps(books({ day: '2026-11-23 day-end' }), ['E03', 'E12 running']) },
    ],
    ['a day of which none were made', { date: '2026-11-20' }, 'registry_files_not_made'],
    [
      'for the first time',
      {},
      [
        `insert ${registryRow('fills', 'CJK200011123.DBF', 'a1')}`,
        document(1, 'CJK200011123.DBF', 'a1'),
        `insert ${registryRow('holdings', 'DZK200011123.DBF', 'b1')}`,
        document(2, 'DZK200011123.DBF', 'b1'),
      ],
    ],
    ['again with the same bytes', {}, [], { books: made(settled()) }],
    ['of an earlier day', { date: '2026-11-20' }, [], { books: made(settled(), '2026-11-20') }],
    [
      'again, and the books have changed',
      {},
      'file_already_sent',
      { books: made(settled()), ...given(file('fills', 'a1'), file('holdings', 'b2')) },
    ],
    [
      'a changed one in its place',
      { replace: true },
      [`update ${registryRow('holdings', 'DZK200011123.DBF', 'b2')}`, document(1, 'DZK200011123.DBF', 'b2')],
      { books: made(settled()), ...given(file('fills', 'a1'), file('holdings', 'b2')) },
    ],
  ],
})
