/** Counting a till: pieces of each face, what they come to, and how far that is from the books. */
import { formatFen, parseFen } from '@guitai/core/base/money.ts'

/** Pieces by face. A text is one that could not be read as a number. */
export type Pieces = Readonly<Record<string, number | string | undefined>>

/** As the counter takes them (`CountedFaces`). */
const MOST_PIECES = 10_000_000

export interface CountedFace {
  readonly face: string
  readonly pieces: number
}

export function countOf(pieces: Pieces): CountedFace[] {
  return Object.entries(pieces).flatMap(([face, count]) =>
    typeof count !== 'number' || count === 0 ? [] : [{ face, pieces: count }],
  )
}

/** Whether anything was counted; none of a face is a count as well. */
export function hasCount(pieces: Pieces): boolean {
  return Object.values(pieces).some(count => count !== undefined)
}

/** The first face of which the pieces are no whole number, or more than a till holds. */
export function unreadFace(pieces: Pieces): string | undefined {
  return Object.entries(pieces).find(
    ([, count]) => typeof count === 'string' || (count ?? 0) > MOST_PIECES,
  )?.[0]
}

/** In fen. */
export function sumOf(pieces: Pieces): number {
  return countOf(pieces).reduce((sum, { face, pieces: count }) => sum + (parseFen(face) ?? 0) * count, 0)
}

/** Faces of a currency, largest first, as decimal texts; from the row of the denominations in force. */
export function facesIn(value: unknown): string[] {
  const faces = typeof value === 'object' && value !== null && 'faces' in value ? value.faces : undefined
  const fen = Array.isArray(faces) ? faces.flatMap(face => fenOf(face)) : []
  return fen.toSorted((a, b) => b - a).map(formatFen)
}

function fenOf(face: unknown): number[] {
  const fen = typeof face === 'number' ? face : typeof face === 'string' ? parseFen(face) : undefined
  return fen === undefined ? [] : [fen]
}
