/**
 * X06 股东磁盘 — compares the registration company's list of a market with our securities accounts, line by line, and changes none of
 * them. An account is agreed, or differs in name or identity number; one that is not here (or closed here) is new where its holder is
 * a client, else unknown. A list that is compared to its end is not taken again; one that was cut goes on behind its last line.
 */
import { Type } from 'typebox'
import { assert, present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import { saved } from '../../books/changes/saved.ts'
import type { Change } from '../../books/changes/change.ts'
import { takeNumber } from '../../books/counters.ts'
import type { ShareholderDisk } from '../../books/tables/clients/shareholder-disk.ts'
import type { ShareholderFindingRow } from '../../books/tables/clients/shareholder-finding.ts'
import { keepDocuments } from '../../procedures/documents/keep-documents.ts'
import { Count, RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField } from '../../frame/fields.ts'
import { gatheredFrom, type FileShareholder } from '../../frame/gathered.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { IDENTITY_TYPE_WORDS } from '../../words/identity-type.ts'
import type { ShareholderDiffers } from '../../words/shareholder.ts'
import { valuesOf } from '../../words/words.ts'

export const shareholderDisk = defineFunction({
  code: 'X06',
  name: 'shareholder-disk',
  title: { zh: '股东磁盘', en: 'Compare securities accounts with a list' },
  module: 'conversion',
  kind: 'batch',
  isOfFirm: true,
  phases: 'any',
  job: 'shareholder-disk',
  input: Type.Object({ market: MarketField }),
  answer: Type.Object({
    market: MarketField,
    diskNo: RecordNo({ zh: '磁盘编号', en: 'List' }),
    lines: Count({ zh: '行数', en: 'Lines' }),
    agreed: Count({ zh: '一致', en: 'Agreed' }),
    different: Count({ zh: '不符', en: 'Different' }),
    newAccounts: Count({ zh: '本部客户的新账户', en: 'New accounts of clients' }),
    unknown: Count({ zh: '本部无此人', en: 'Nobody we know' }),
  }),
  rejections: ['file_of_other_market', 'file_taken'],
  keys: (_input, gathered) =>
    gathered?.from === 'shareholders-file'
      ? gathered.rows.flatMap(row => [
          `account:${row.securitiesAccountId}`,
          ...identitiesOf(row).map(key => `identity:${key}`),
        ])
      : [],

  decide(books, { market }, meta) {
    const file = gatheredFrom(meta.gathered, 'shareholders-file')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    const known = books.shareholderDisksByChecksum.get(file.checksum)
    if (known?.isWhole === true)
      return reject('file_taken', 'market', { date: known.takenOn, diskNo: String(known.diskNo) })
    const before = known ?? newDisk(books, { market, checksum: file.checksum, tellerNo: tellerOf(meta) })
    assert(file.firstRow <= before.lines, 'no chunk of a file comes before the one that precedes it')
    const rows = file.rows.slice(before.lines - file.firstRow)
    const found = rows.map(row => findingOf(books, row, before.diskNo))
    const disk = { ...counted(before, found), isWhole: file.isLast }
    const { diskNo, lines, agreed, different, newAccounts, unknown } = disk
    return accept(
      { market, diskNo, lines, agreed, different, newAccounts, unknown },
      rows.length === 0
        ? []
        : [
            saved('shareholder_disk', known, disk),
            ...found.flatMap((row): Change[] =>
              row === 'agreed' ? [] : [{ kind: 'insert', table: 'shareholder_finding', row }],
            ),
            ...keepDocuments(books, file.documents, { step: `X06-${market}`, isPersonal: true, meta }),
          ],
    )
  },
})

function newDisk(
  books: Books,
  { tellerNo, ...file }: Pick<ShareholderDisk, 'market' | 'checksum' | 'tellerNo'>,
): Readonly<ShareholderDisk> {
  const { businessDate: takenOn } = books.day
  const nothing = { lines: 0, agreed: 0, different: 0, newAccounts: 0, unknown: 0, isWhole: false }
  return { diskNo: takeNumber(books, 'recordNo'), ...file, takenOn, tellerNo, ...nothing }
}

type Found = ShareholderFindingRow | 'agreed'

function counted(disk: Readonly<ShareholderDisk>, found: readonly Found[]): ShareholderDisk {
  const count = (is: string): number =>
    found.filter(row => (row === 'agreed' ? row : row.finding) === is).length
  return {
    ...disk,
    lines: disk.lines + found.length,
    agreed: disk.agreed + count('agreed'),
    different: disk.different + count('different'),
    newAccounts: disk.newAccounts + count('new'),
    unknown: disk.unknown + count('unknown'),
  }
}

function findingOf(books: Books, { lineNo, ...theirs }: FileShareholder, diskNo: number): Found {
  const { isNameCut: _, ...told } = theirs
  const account = books.securitiesAccounts.get(theirs.securitiesAccountId)
  const isHere = account !== undefined && account.status !== 'closed'
  const client = isHere ? books.clients.get(account.clientNo) : holderOf(books, theirs)
  const compared = isHere ? differenceOf(present(client, 'owner of the account'), theirs) : undefined
  if (compared === 'none') return 'agreed'
  return {
    diskNo,
    lineNo,
    finding: compared !== undefined ? 'different' : client !== undefined ? 'new' : 'unknown',
    differs: compared ?? null,
    ...told,
    clientNo: client?.clientNo ?? null,
    ourName: client?.name ?? '',
    ourIdentityNumber: client?.identityNumber ?? '',
  }
}

type Person = Pick<FileShareholder, 'name' | 'identityNumber'>
type Told = Person & Pick<FileShareholder, 'isNameCut'>

function differenceOf(ours: Readonly<Person>, theirs: Told): ShareholderDiffers | 'none' {
  const name = ours.name.normalize('NFKC').trim()
  const isSameName = theirs.isNameCut === true ? name.startsWith(theirs.name) : name === theirs.name
  const isSameIdentity = ours.identityNumber.toUpperCase() === theirs.identityNumber
  if (isSameName) return isSameIdentity ? 'none' : 'other-identity'
  return isSameIdentity ? 'other-name' : 'other-both'
}

/** The list does not say of which kind a document is. */
const identitiesOf = ({ identityNumber }: Pick<FileShareholder, 'identityNumber'>): string[] =>
  valuesOf(IDENTITY_TYPE_WORDS).map(type => `${type}:${identityNumber}`)

function holderOf(books: Books, theirs: Pick<FileShareholder, 'identityNumber'>) {
  const clientNo = identitiesOf(theirs)
    .map(key => books.clientsByIdentity.get(key))
    .find(found => found !== undefined)
  return clientNo === undefined ? undefined : books.clients.get(clientNo)
}
