/** A source file as the parser reads it: its nodes, each before what it contains, and the few shapes that measures ask for. */
import { parseSync } from 'vite'
import type { SourceFile } from './source-files.ts'

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const read = new WeakMap<SourceFile, readonly SyntaxNode[]>()

/** All nodes of the file; they are kept, because every measure asks again. */
export function nodesOf(file: SourceFile): readonly SyntaxNode[] {
  const known = read.get(file)
  if (known !== undefined) return known
  const nodes: SyntaxNode[] = []
  collect(parseSync(file.path, file.text).program, nodes)
  read.set(file, nodes)
  return nodes
}

function collect(value: unknown, nodes: SyntaxNode[]): void {
  if (typeof value !== 'object' || value === null) return
  if (isNode(value)) nodes.push(value)
  for (const child of Object.values(value)) collect(child, nodes)
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** The text of a literal; undefined for everything else. */
export function textOfLiteral(value: unknown): string | undefined {
  if (!isNode(value) || value.type !== 'Literal') return undefined
  return typeof value['value'] === 'string' ? value['value'] : undefined
}

/** The name of a property, written as a name or as a text. */
export function nameOfKey(property: SyntaxNode): string | undefined {
  const key = property['key']
  if (property['computed'] === true || !isNode(key)) return undefined
  return key.type === 'Identifier' ? (key['name'] as string) : textOfLiteral(key)
}

/** The texts of all comments. */
export function commentsOf({ path, text }: SourceFile): string[] {
  return parseSync(path, text).comments.map(({ value }) => value)
}
