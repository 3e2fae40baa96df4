/**
 * The files of the project as text, for `tests/tidy.test.ts` and the measures of the house. Generated files are left out; tests
 * are source, but not shipped.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** From the project's folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly lines: number
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.build', '.vite'])

/** Paths of all files below a folder of `root`, in order. `data` at the top belongs to a running counter. */
export function pathsBelow(root: string, folder = '.'): string[] {
  return [...walk(root, folder)].toSorted()
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !SKIPPED.has(entry.name) && path !== 'data') yield* walk(root, path)
    if (entry.isFile()) yield path
  }
}

export function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, lines: text.split('\n').length - 1 }
}

export function isHandwritten(path: string): boolean {
  return /\.(tsx?|c?js)$/.test(path) && !path.includes('.generated.')
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)(testing|e2e)\/|^tests\//.test(path)
}

/** Blanks every comment; lines and positions stay the same. */
export function withoutComments({ path, text, lines }: SourceFile): SourceFile {
  const blank = (comment: string): string => comment.replaceAll(/[^\n]/g, ' ')
  return { path, lines, text: text.replaceAll(/\/\*[\s\S]*?\*\//g, blank).replaceAll(/(^|\s)\/\/.*/g, blank) }
}

/** 'path:line' of a position in a file. */
export function placeOf({ path, text }: SourceFile, position: number): string {
  return `${path}:${text.slice(0, position).split('\n').length}`
}
