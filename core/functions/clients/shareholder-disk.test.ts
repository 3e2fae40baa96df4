/** X06: each line against the books; a chunk that comes again counts once; a list that is compared is not taken again. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { ShareholderDisk } from '../../books/tables/clients/shareholder-disk.ts'
import type { FileShareholder, Gathered } from '../../frame/gathered.ts'
import { books, clientNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { shareholderDisk } from './shareholder-disk.ts'

const C1 = clientNo('C1')
const line = (lineNo: number, account: string, name: string, identityNumber = name): FileShareholder => ({
  lineNo,
  securitiesAccountId: `${account}.XSHG`,
  name,
  identityNumber,
})
const AGREED = line(2, 'A000000001', 'C1')
const UNKNOWN = line(3, 'A999999999', 'C9')

type Part = Extract<Gathered, { from: 'shareholders-file' }>
const part = (rows: readonly FileShareholder[], differing: Partial<Part> = {}): { gathered: Gathered } => ({
  gathered: {
    from: 'shareholders-file',
    market: 'XSHG',
    tradeDate: '2026-11-23',
    checksum: 'c1',
    firstRow: 0,
    isFirst: true,
    isLast: true,
    rows,
    ...differing,
  },
})

/** One list of which two lines are compared: an account agrees, a person is unknown. */
function having(differing: Partial<ShareholderDisk>): MutableBooks {
  const given = books({ clients: { C1: '' } })
  const row: ShareholderDisk = {
    diskNo: 1,
    market: 'XSHG',
    checksum: 'c1',
    takenOn: '2026-11-20',
    tellerNo: 1001,
    lines: 2,
    agreed: 1,
    different: 0,
    newAccounts: 0,
    unknown: 1,
    isWhole: false,
    ...differing,
  }
  applyChanges(given, [{ kind: 'insert', table: 'shareholder_disk', row }])
  return given
}

const disk = (figures: string, takenOn = '2026-11-23'): string =>
  `shareholder_disk diskNo 1 market XSHG checksum c1 takenOn ${takenOn} tellerNo 1001 ${figures}`
const finding = (lineNo: number, said: string): string =>
  `insert shareholder_finding diskNo 1 lineNo ${lineNo} ${said}`

/** The client's account in Shanghai has been closed here. */
function accountClosed(): MutableBooks {
  const given = books({ clients: { C1: '' } })
  given.securitiesAccounts.get('A000000001.XSHG')!.status = 'closed'
  return given
}

testFunction(shareholderDisk, {
  given: books({ clients: { C1: '' } }),
  typical: { market: 'XSHG' },
  around: part([AGREED]),
  cases: [
    ['another market', {}, 'file_of_other_market', part([AGREED], { market: 'XSHE' })],
    ['compared to its end before', {}, 'file_taken', { books: having({ isWhole: true }) }],
    ['agreed', {}, [`insert ${disk('lines 1 agreed 1 isWhole true')}`]],
    [
      'another name, another number, both',
      {},
      [
        `insert ${disk('lines 3 different 3 isWhole true')}`,
        finding(
          2,
          `finding different differs other-name securitiesAccountId A000000001.XSHG name 张三 identityNumber C1 clientNo ${C1} ourName C1 ourIdentityNumber C1`,
        ),
        finding(
          3,
          `finding different differs other-identity securitiesAccountId A000000001.XSHG name C1 identityNumber E1 clientNo ${C1} ourName C1 ourIdentityNumber C1`,
        ),
        finding(
          4,
          `finding different differs other-both securitiesAccountId A000000001.XSHG name 张三 identityNumber E1 clientNo ${C1} ourName C1 ourIdentityNumber C1`,
        ),
      ],
      part([
        line(2, 'A000000001', '张三', 'C1'),
        line(3, 'A000000001', 'C1', 'E1'),
        line(4, 'A000000001', '张三', 'E1'),
      ]),
    ],
    [
      'a name that fills its field agrees with one that goes on',
      {},
      [`insert ${disk('lines 1 agreed 1 isWhole true')}`],
      part([{ ...line(2, 'A000000001', 'C', 'C1'), isNameCut: true }]),
    ],
    [
      "a client's new account, and nobody we know",
      {},
      [
        `insert ${disk('lines 2 newAccounts 1 unknown 1 isWhole true')}`,
        finding(
          2,
          `finding new securitiesAccountId A888888888.XSHG name 张三 identityNumber C1 clientNo ${C1} ourName C1 ourIdentityNumber C1`,
        ),
        finding(3, 'finding unknown securitiesAccountId A999999999.XSHG name C9 identityNumber C9'),
      ],
      part([line(2, 'A888888888', '张三', 'C1'), UNKNOWN]),
    ],
    [
      'an account that is closed here is not here',
      {},
      [
        `insert ${disk('lines 1 newAccounts 1 isWhole true')}`,
        finding(
          2,
          `finding new securitiesAccountId A000000001.XSHG name C1 identityNumber C1 clientNo ${C1} ourName C1 ourIdentityNumber C1`,
        ),
      ],
      { books: accountClosed() },
    ],
    [
      'the first chunk of several',
      {},
      [
        `insert ${disk('lines 2 agreed 1 unknown 1 isWhole false')}`,
        finding(3, 'finding unknown securitiesAccountId A999999999.XSHG name C9 identityNumber C9'),
      ],
      part([AGREED, UNKNOWN], { isLast: false }),
    ],
    [
      'the same chunk again changes nothing',
      {},
      [],
      { books: having({}), ...part([AGREED, UNKNOWN], { isLast: false }) },
    ],
    [
      'cut differently: only what is not compared yet',
      {},
      [
        `update ${disk('lines 3 agreed 1 unknown 2 isWhole true', '2026-11-20')}`,
        finding(4, 'finding unknown securitiesAccountId A777777777.XSHG name C7 identityNumber C7'),
      ],
      { books: having({}), ...part([UNKNOWN, line(4, 'A777777777', 'C7')], { firstRow: 1, isFirst: false }) },
    ],
    [
      'another list is another one',
      {},
      [
        'insert shareholder_disk diskNo 2 market XSHG checksum c2 takenOn 2026-11-23 tellerNo 1001 lines 1 agreed 1 isWhole true',
      ],
      { books: having({ isWhole: true }), ...part([AGREED], { checksum: 'c2' }) },
    ],
  ],
})
