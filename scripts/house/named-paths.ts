/**
 * Finds names of files in comments and documents that lead nowhere. Paths from the top and names of source files must exist.
 * `<subject>` and `*` stand for any.
 */
import { commentsOf } from './syntax.ts'
import { isHandwritten, type SourceFile } from './source-files.ts'

const PARTS = 'core|protocols|adapters|reports|audit|prints|apps|tests|scripts|docs'
const FROM_TOP = new RegExp(String.raw`(?<![\w@./<>*…-])(?:\.\.?/)*((?:${PARTS})/[\w./-]*\w)`, 'g')
const FILE = /(?<![\w@./<>*…-])(?:\.\.?\/)*(\.?\w[\w./-]*\.(?:tsx?|c?js|sql|md|css|typ))\b/g

/** The file's path and the name, for each name that leads nowhere. `paths` are those of all files. */
export function deadNames(file: SourceFile, paths: readonly string[]): string[] {
  const prose = proseOf(file)
  const fromTop = namesIn(prose, FROM_TOP).filter(name => !leadsFromTop(name, paths))
  const files = namesIn(prose, FILE).filter(name => !paths.some(path => `/${path}`.endsWith(`/${name}`)))
  return [...new Set([...fromTop, ...files])].map(name => `${file.path}: ${name}`)
}

function proseOf(file: SourceFile): string {
  if (file.path.endsWith('.md')) return file.text
  if (file.path.endsWith('.sql')) return [...file.text.matchAll(/--.*/g)].join('\n')
  return isHandwritten(file.path) ? commentsOf(file).join('\n') : ''
}

function namesIn(prose: string, pattern: RegExp): string[] {
  return [...prose.matchAll(pattern)].map(match => match[1] ?? '')
}

/** A file, a folder, a file without its ending, or a decision by its number. */
function leadsFromTop(name: string, paths: readonly string[]): boolean {
  const isDecision = /^docs\/decisions\/\d{4}$/.test(name)
  const beginnings = [`${name}/`, `${name}.`, ...(isDecision ? [`${name}-`] : [])]
  return paths.some(path => path === name || beginnings.some(beginning => path.startsWith(beginning)))
}
