/**
 * X05 登记公司库 — the day's fills (成交库) and holdings (对帐库) of a trading unit, as DBF files in the market's folder. Asked for again they
 * have the same bytes. When the books have changed since, other bytes leave only with a second person (`replace`).
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import { keepDocuments } from '../../procedures/documents/keep-documents.ts'
import {
  madeFiles,
  refuseRegistryFiles,
  registryFileKey,
  REGISTRY_REFUSALS,
} from '../../procedures/documents/registry-files.ts'
import { AnyText, Count, Group, ListOf } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, DateField, Flag, MarketField, PbuId } from '../../frame/fields.ts'
import { gatheredFrom, type MadeFile } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { REGISTRY_FILE_WORDS } from '../../words/registry-file.ts'

const FILE = { zh: '文件', en: 'File' }

export const registryFiles = defineFunction({
  code: 'X05',
  name: 'registry-files',
  title: { zh: '登记公司库', en: 'Files for the registry' },
  module: 'conversion',
  kind: 'batch',
  isOfFirm: true,
  phases: 'any',
  job: 'registry-files',
  input: Type.Object({
    market: MarketField,
    tradingUnit: PbuId(),
    date: DateField(),
    replace: Type.Optional(Flag({ zh: '更换已出的文件', en: 'Replace the files that were given out' })),
  }),
  approvalWhen: ({ replace }) => replace === true,
  answer: Type.Object({
    files: ListOf(
      FILE,
      Group(FILE, {
        kind: Choice({ zh: '种类', en: 'Kind' }, REGISTRY_FILE_WORDS),
        name: AnyText({ zh: '文件名', en: 'File name' }),
        records: Count({ zh: '记录数', en: 'Records' }),
        sha256: AnyText({ zh: '摘要 SHA-256', en: 'SHA-256' }),
      }),
    ),
  }),
  rejections: [...REGISTRY_REFUSALS, 'file_already_sent'],
  keys: () => [],

  decide(books, { replace = false, ...asked }, meta) {
    const problem = refuseRegistryFiles(books, asked)
    if (problem !== undefined) return problem
    const { files } = gatheredFrom(meta.gathered, 'made-files')
    const known = new Map(madeFiles(books, asked).map(file => [file.kind, file]))
    const news = files.filter(({ kind, sha256 }) => known.get(kind)?.sha256 !== sha256)
    const changed = news.find(({ kind }) => known.has(kind))
    if (changed !== undefined && !replace)
      return reject('file_already_sent', 'replace', { file: changed.name })
    return accept(
      { files: files.map(({ kind, name, records, sha256 }) => ({ kind, name, records, sha256 })) },
      news.flatMap(file => changesFor(books, file, { asked, meta })),
    )
  },
})

function changesFor(
  books: Books,
  { mediaType, ...file }: MadeFile,
  { asked, meta }: { asked: Parameters<typeof refuseRegistryFiles>[1]; meta: Meta },
): Change[] {
  const { market, tradingUnit, date: tradeDate } = asked
  const fileKey = registryFileKey({ tradeDate, tradingUnit, kind: file.kind })
  const row = { fileKey, tradeDate, market, tradingUnit, ...file }
  return [
    saved('registry_file', books.registryFiles.get(fileKey), row),
    ...keepDocuments(books, [{ ...file, mediaType }], { step: `X05-${tradingUnit}`, isPersonal: true, meta }),
  ]
}
