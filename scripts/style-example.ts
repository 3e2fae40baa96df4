/**
 * The example in docs/STYLE.md is a real declaration, copied from its file: a block that is opened as "ts core/…/name.ts"
 * contains the first exported declaration of that file, letter for letter.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run-steps.ts'

const BLOCK = /^( *)```ts (\S+\.ts)\n[\s\S]*?^ *```$/gm

export async function writeStyleExample(): Promise<void> {
  const file = join(root, 'docs', 'STYLE.md')
  const document = await readFile(file, 'utf8')
  const paths = [...document.matchAll(BLOCK)].map(match => match[2] ?? '')
  if (paths.length === 0) throw new Error('docs/STYLE.md: no example names its file')
  const sources = new Map<string, string>()
  for (const path of paths) sources.set(path, await readFile(join(root, path), 'utf8'))
  await writeFile(file, withExamples(document, sources))
}

/** `sources` are the files' texts by the paths that the blocks name. */
export function withExamples(document: string, sources: ReadonlyMap<string, string>): string {
  return document.replaceAll(BLOCK, (_block, indent: string, path: string) => {
    const declaration = /^export const [\s\S]*?^\}\)$/m.exec(sources.get(path) ?? '')?.[0]
    if (declaration === undefined) throw new Error(`docs/STYLE.md: ${path} declares nothing`)
    const lines = [`\`\`\`ts ${path}`, ...declaration.split('\n'), '```']
    return lines.map(line => (line === '' ? '' : indent + line)).join('\n')
  })
}
