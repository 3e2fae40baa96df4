/**
 * What a schema says besides JSON Schema: the `x-` words of this project, each with its type. Declarations write them through
 * `noted` or `titled`, and whoever reads a schema reads them as `Noted`, so that a word that does not exist does not compile.
 */
import type { TypedText } from '../base/typed-text.ts'
import type { CredentialKind } from '../words/credential-kind.ts'
import type { Word, Words } from '../words/words.ts'
import { PICKED, type Picked, type PickedFrom } from './picked.ts'

/** How a text on the wire becomes an integer. */
export type Decoding = 'money' | 'price' | 'rate' | 'yearly-rate' | 'basis-points' | 'time'

/** What a screen offers for the field: a row of a report, or an input of its own. */
export type Widget = Picked | 'client' | 'cash-account' | 'instrument' | 'date' | 'password' | 'new-password'

/** A part is chosen by its word, or typed where it has none. */
export interface KeyPart {
  readonly title: Word
  readonly labels?: Words
  /** What stands before it and all behind it; else the parts have dots between. */
  readonly before?: '/'
}

export interface SchemaNotes {
  'x-title': Word
  /** Of a coded value. */
  'x-labels': Words
  /** The words for the parts of a key between dots and slashes. */
  'x-part-labels': Words
  /** From what a key is put together, in this order. */
  'x-key-parts': readonly KeyPart[]
  'x-decode': Decoding
  /** In which form a text is kept that people type in several ones (core/base/typed-text.ts). */
  'x-typed': TypedText
  'x-widget': Widget
  /**
   * What the field names, where no widget says so: a batch, or how much of the firm a kill switch stops. Whose it is decides who may name
   * it (core/engine/concerned-branches.ts).
   */
  'x-concerns': 'order-batch' | 'block-scope'
  /** The report from whose rows the field is picked, and the column that is the value. */
  'x-picked-from': PickedFrom
  /** What the columns of a row must contain to be offered; '$x' stands for the form's field x. */
  'x-only': Readonly<Record<string, string>>
  /** The field is shown only when another one has one of these values. */
  'x-when': { readonly field: string; readonly values: readonly unknown[] }
  /** A list of words that the firm keeps: of the data dictionary (S09), banks (S02), roles, permissions. */
  'x-words': string
  /** The code of such a word is kept, not the word. */
  'x-keeps-code': true
  /** A code that the list does not have yet is taken, too. */
  'x-may-be-new': true
  /** The field of the same object that begins the range of which this one is the end; the end is not before it. */
  'x-not-before': string
  'x-example': string
  /** When left out, the field gets the pinyin initials of that one. */
  'x-initials-of': string
  'x-secret': CredentialKind
  /** To be stored from now on. */
  'x-secret-new': true
  /** It belongs to the teller who asks. */
  'x-secret-own': true
  /** The field that gives its kind. */
  'x-secret-of': string
}

export type Noted = Readonly<Partial<SchemaNotes>>

export const noted = (notes: Noted): Noted => notes

export const titled = (title: Word, notes: Noted = {}): { title: string; 'x-title': Word } & Noted => ({
  title: title.zh,
  'x-title': title,
  ...notes,
})

export const pickedFrom = (widget: Picked): Noted => ({ 'x-widget': widget, 'x-picked-from': PICKED[widget] })
