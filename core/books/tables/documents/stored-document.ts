/**
 * A document that is kept, and of what it is kept: a file that a step of the day has taken in, one that the counter has given out. Its
 * bytes lie outside the books, under their SHA-256 (adapters/storage/documents.ts), each content once.
 */
import { bool, date, defineTable, int8, text, type RowOf } from '../define-table.ts'

export const storedDocument = defineTable({
  name: 'stored_document',
  key: 'documentNo',
  owner: 'nobody',
  counter: 'recordNo',
  columns: {
    documentNo: int8(),
    /** As its sender calls it. */
    name: text(),
    sha256: text(),
    size: int8(),
    mediaType: text(),
    /** The step of the day, 'E01-XSHG', or the function. */
    step: text(),
    businessDate: date(),
    /** The teller in whose name it was taken in or given out. */
    tellerNo: int8(),
    /** It shows personal data unmasked, so whoever opens it needs the right to see them. */
    isPersonal: bool(),
  },
  updates: [],
})

export type StoredDocument = RowOf<typeof storedDocument>
