/**
 * Finds names of single functions in general code. The server, the command line and the shared parts of the web work for every
 * function; each name written there is a special case that the declaration should state instead.
 *
 * A screen and a job belong to their functions: a screen names them in its own files, a job names one in its declaration. A
 * function that the server runs by itself (a sign-in) is no teller's choice, and its name is also that of an address or of a
 * kind of password.
 */
import { isNode, nameOfKey, nodesOf, textOfLiteral, type SyntaxNode } from './syntax.ts'
import { placeOf, type SourceFile } from './source-files.ts'

const GENERAL = /^apps\/(server|cli|web-kit)\/|^apps\/web\/src\/(?!screens\/)/

/** Codes and names of all functions that somebody can ask for, as they are declared: O02, cancel-order. */
export function functionNames(files: readonly SourceFile[]): Set<string> {
  const declared = files
    .filter(({ path, text }) => path.startsWith('core/functions/') && !/^\s*runBy: 'system',$/m.test(text))
    .flatMap(({ text }) => [...text.matchAll(/^\s*(?:code|name): '([^']+)',$/gm)])
  return new Set(declared.map(match => match[1] ?? '').filter(isUnmistakable))
}

/** A code, or a name of several words: one word may mean anything. */
function isUnmistakable(name: string): boolean {
  return /^[A-Z]\d\d[A-Z]?$/.test(name) || name.includes('-')
}

/** 'path:line name' of each place. An import line says where a file lies, which is not a case apart. */
export function namedFunctions(files: readonly SourceFile[], names: ReadonlySet<string>): string[] {
  return files
    .filter(({ path }) => GENERAL.test(path))
    .flatMap(file => {
      const nodes = nodesOf(file)
      const allowed = new Set(nodes.flatMap(ownNameOf))
      return nodes
        .filter(node => !allowed.has(node))
        .flatMap(node => wordsOf(node).map(word => ({ word, node })))
        .filter(({ word }) => names.has(word))
        .map(({ word, node }) => `${placeOf(file, node.start)} ${word}`)
    })
}

/** The address of an import, and the name under which a job declares itself. */
function ownNameOf(node: SyntaxNode): unknown[] {
  if (node.type === 'ImportDeclaration') return [node['source']]
  const { callee, arguments: given } = node as { callee?: { name?: string }; arguments?: unknown[] }
  if (node.type !== 'CallExpression' || callee?.name !== 'defineJob') return []
  const declared = given?.[0]
  if (!isNode(declared) || declared.type !== 'ObjectExpression') return []
  return (declared['properties'] as SyntaxNode[])
    .filter(property => property.type === 'Property' && nameOfKey(property) === 'name')
    .map(property => property['value'])
}

/** Of a text its words, of a property its name where that is no text. A key of the web's texts is one word: voucher.securities-in. */
function wordsOf(node: SyntaxNode): string[] {
  if (node.type === 'Property' || node.type === 'TSPropertySignature') {
    const isText = (node['key'] as SyntaxNode).type === 'Literal'
    return isText ? [] : [nameOfKey(node) ?? '']
  }
  const { raw = '' } = node.type === 'TemplateElement' ? (node['value'] as { raw?: string }) : {}
  return (textOfLiteral(node) ?? raw).split(/[^\w.-]+|\.$/)
}
