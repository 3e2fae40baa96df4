/** Finds names that end in a word without meaning, because every thing manages, helps or informs. */
import { isNode, nodesOf, type SyntaxNode } from './syntax.ts'
import { placeOf, type SourceFile } from './source-files.ts'

const EMPTY = /(Manager|Helper|Util|Service|Info|Data)s?$/

const DECLARATIONS = new Set([
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclarator',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
])

/** 'path:line name' of each declaration. */
export function emptyNames(file: SourceFile): string[] {
  return nodesOf(file)
    .filter(({ type }) => DECLARATIONS.has(type))
    .map(node => ({ place: placeOf(file, node.start), name: declaredName(node) }))
    .filter(({ name }) => EMPTY.test(name))
    .map(({ place, name }) => `${place} ${name}`)
}

function declaredName({ id }: SyntaxNode): string {
  return isNode(id) && typeof id['name'] === 'string' ? id['name'] : ''
}
