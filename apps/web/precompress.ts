/**
 * Beside each built file lie its compressed forms, made once and as small as they become; the server gives out the one that a
 * browser can read (adapters/http/edge/static-files.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const WORTH_BYTES = 1024
const TEXTS = /\.(?:html|js|css|svg)$/

export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir: folder }) {
      if (folder === undefined) return
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
        if (TEXTS.test(name)) compress(join(folder, name))
    },
  }
}

function compress(file: string): void {
  const bytes = readFileSync(file)
  if (bytes.length < WORTH_BYTES) return
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
}
