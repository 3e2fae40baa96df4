/**
 * Finds the Chinese words of coded values: `filled: '已成'`, `filled: { zh: '已成', en: 'Filled' }`, `['filled', '已成']`. A word
 * that two files give to the same code has two homes, and will some day be changed in only one of them.
 */
import { isNode, nameOfKey, nodesOf, textOfLiteral, type SyntaxNode } from './syntax.ts'
import type { SourceFile } from './source-files.ts'

/** Names of fields that contain a text for people; they are no values. */
const FIELDS = new Set('zh title x-title label text message name fullName state note description'.split(' '))

/** 'filled 已成: ' and the files, for each word in several files. */
export function wordsWithTwoHomes(files: readonly SourceFile[]): string[] {
  const words = files.flatMap(file =>
    nodesOf(file)
      .flatMap(wordOf)
      .map(word => ({ word, path: file.path })),
  )
  return [...Map.groupBy(words, ({ word }) => word)]
    .map(([word, places]) => ({ word, homes: [...new Set(places.map(({ path }) => path))] }))
    .filter(({ homes }) => homes.length > 1)
    .map(({ word, homes }) => `${word}: ${homes.join(', ')}`)
}

/** 'filled 已成'. The code of a web text is what follows the last dot: status.filled. */
function wordOf(node: SyntaxNode): string[] {
  const [code, zh] = node.type === 'ArrayExpression' ? ofPair(node) : ofProperty(node)
  if (code === undefined || zh === undefined || !/\p{Script=Han}/u.test(zh)) return []
  return [`${code.split('.').at(-1) ?? ''} ${zh}`]
}

function ofPair({ elements }: SyntaxNode): (string | undefined)[] {
  const [code, zh] = elements as unknown[]
  return [textOfLiteral(code), textOfLiteral(zh)]
}

function ofProperty(node: SyntaxNode): (string | undefined)[] {
  const code = node.type === 'Property' ? nameOfKey(node) : undefined
  if (code === undefined || FIELDS.has(code)) return []
  const { value } = node
  if (!isNode(value) || value.type !== 'ObjectExpression') return [code, textOfLiteral(value)]
  const zh = (value['properties'] as SyntaxNode[]).find(property => isZh(property))
  return [code, textOfLiteral(zh?.['value'])]
}

function isZh(property: SyntaxNode): boolean {
  return property.type === 'Property' && nameOfKey(property) === 'zh'
}
