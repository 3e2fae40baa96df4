/**
 * Brings a text that a person types, pastes or sends into the form in which it is kept, so that the same thing is always found
 * again: one rule for screens, programs and files. It only takes away what nobody sees or means; what remains wrong is refused
 * by the schema.
 */
export type TypedText =
  /** A line of words: Unicode's NFC, blanks around it removed, several blanks in a row are one. */
  | 'line'
  /** A person's or a firm's name: a line. */
  | 'name'
  /** A number with letters (identity document, account): Unicode's NFKC, capital letters, no blanks at all. */
  | 'identifier'
  /** Whatever a client is looked for by: Unicode's NFKC, blanks around it removed. */
  | 'search'
  /** A telephone number: Unicode's NFKC, no blanks or brackets. */
  | 'telephone'

const BLANKS = /[\s\u3000]+/g
const UNSEEN = /\p{Cf}/gu

export function typedText(kind: TypedText, text: string): string {
  switch (kind) {
    case 'line':
    case 'name':
      return text.normalize('NFC').replaceAll(BLANKS, ' ').trim()
    case 'search':
      return text.normalize('NFKC').replaceAll(UNSEEN, '').replaceAll(BLANKS, ' ').trim()
    case 'identifier':
      return text.normalize('NFKC').replaceAll(BLANKS, '').replaceAll(UNSEEN, '').toUpperCase()
    case 'telephone':
      return text.normalize('NFKC').replaceAll(BLANKS, '').replaceAll(UNSEEN, '').replaceAll(/[()]/g, '')
  }
}
