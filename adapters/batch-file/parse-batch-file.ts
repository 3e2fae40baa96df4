/** Reads a file of orders in a thread of its own, with limits to its memory and time. */
import { Worker } from 'node:worker_threads'
import type { BatchFile } from './read-batch-file.ts'

const LIMITS = { maxOldGenerationSizeMb: 1024 }
const PATIENCE_MS = 60_000

export function parseBatchFile(bytes: Uint8Array): Promise<BatchFile> {
  const worker = new Worker(new URL('./batch-file-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: LIMITS,
  })
  return new Promise<BatchFile>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the file took too long to read')), PATIENCE_MS)
    worker.once('message', (file: BatchFile) => resolve(file))
    worker.once('error', reject)
    worker.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`the reading thread ended with ${code}`))
    })
  }).finally(() => void worker.terminate())
}
