/** The rows of documents that a decision refers to. Their bytes are stored before; a decision that is refused leaves none of these rows. */
import type { Books } from '../../books/books.ts'
import { takeNumber } from '../../books/counters.ts'
import type { StoredDocument } from '../../books/tables/documents/stored-document.ts'
import type { KeptDocument } from '../../frame/gathered.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'

type Said = Pick<StoredDocument, 'step' | 'isPersonal'> & { meta: Meta }

interface KeepDocument {
  kind: 'insert'
  table: 'stored_document'
  row: StoredDocument
}

export const keepDocuments = (
  books: Books,
  documents: readonly KeptDocument[] = [],
  said: Said,
): KeepDocument[] => documents.map(document => keepDocument(books, document, said))

export function keepDocument(
  books: Books,
  { name, sha256, size, mediaType }: KeptDocument,
  { step, isPersonal, meta }: Said,
): KeepDocument {
  const { businessDate } = books.day
  return {
    kind: 'insert',
    table: 'stored_document',
    row: {
      documentNo: takeNumber(books, 'recordNo'),
      name,
      sha256,
      size,
      mediaType,
      step,
      businessDate,
      tellerNo: tellerOf(meta),
      isPersonal,
    },
  }
}
