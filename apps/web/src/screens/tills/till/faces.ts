/** Counting a till: pieces of each face, what they come to, and how far that is from the books. */
import { formatFen, parseFen } from '@guitai/core/base/money.ts'

/** Pieces by face, as typed. */
export type Pieces = Readonly<Record<string, number | undefined>>

export interface CountedFace {
  readonly face: string
  readonly pieces: number
}

export function countOf(pieces: Pieces): CountedFace[] {
  return Object.entries(pieces).flatMap(([face, count]) =>
    count === undefined || count === 0 ? [] : [{ face, pieces: count }],
  )
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
