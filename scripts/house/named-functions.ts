/**
 * Finds names of single functions in general code. The server, the command line and the shared parts of the web work for every
 * function; each name written there is a special case that the declaration should state instead.
 */
import { nameOfKey, nodesOf, textOfLiteral, type SyntaxNode } from './syntax.ts'
import { placeOf, type SourceFile } from './source-files.ts'

const GENERAL = /^apps\/(server|cli|web-kit)\/|^apps\/web\/src\/(?!screens\/)/

/** Codes and names of all functions, as they are declared: O02, cancel-order. */
export function functionNames(files: readonly SourceFile[]): Set<string> {
  const declared = files
    .filter(({ path }) => path.startsWith('core/functions/'))
    .flatMap(({ text }) => [...text.matchAll(/^\s*(?:code|name): '([^']+)',$/gm)])
  return new Set(declared.map(match => match[1] ?? '').filter(isUnmistakable))
}

/** A code, or a name of several words; a single word may mean anything. */
function isUnmistakable(name: string): boolean {
  return /^[A-Z]\d\d[A-Z]?$/.test(name) || name.includes('-')
}

/** 'path:line name' of each place. Import lines do not count, because they only say where a file lies. */
export function namedFunctions(files: readonly SourceFile[], names: ReadonlySet<string>): string[] {
  return files
    .filter(({ path }) => GENERAL.test(path))
    .flatMap(file => {
      const nodes = nodesOf(file)
      const addresses = new Set(
        nodes.filter(({ type }) => type === 'ImportDeclaration').map(node => node['source']),
      )
      return nodes
        .filter(node => !addresses.has(node))
        .flatMap(node => wordsOf(node).map(word => ({ word, node })))
        .filter(({ word }) => names.has(word))
        .map(({ word, node }) => `${placeOf(file, node.start)} ${word}`)
    })
}

/**
 * The words of a text; the name of a property whose value is no text. A key of the web's texts is one word:
 * voucher.securities-in.
 */
function wordsOf(node: SyntaxNode): string[] {
  if (node.type === 'Property' || node.type === 'TSPropertySignature') {
    const isText = (node['key'] as SyntaxNode).type === 'Literal'
    return isText ? [] : [nameOfKey(node) ?? '']
  }
  const { raw = '' } = node.type === 'TemplateElement' ? (node['value'] as { raw?: string }) : {}
  return (textOfLiteral(node) ?? raw).split(/[^\w.-]+|\.$/)
}
