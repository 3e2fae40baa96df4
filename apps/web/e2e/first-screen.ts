/** What a browser fetches before the first screen stands: the page and all files that it names, compressed as they are sent. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const FIRST_SCREEN_GOAL = 300_000

export interface SentFile {
  readonly name: string
  readonly gzip: number
  readonly brotli: number
}

const NAMED = /(?:src|href)="\/([^"]+)"/g

export function firstScreen(folder: string): SentFile[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const names = [...page.matchAll(NAMED)].map(([, name = '']) => name)
  return ['index.html', ...names].map(name => {
    const size = (ending: string): number => {
      const file = join(folder, name)
      return statSync(existsSync(file + ending) ? file + ending : file).size
    }
    return { name, gzip: size('.gz'), brotli: size('.br') }
  })
}
