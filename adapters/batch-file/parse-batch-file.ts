/**
 * Reads a file of orders in a thread of its own with limits for memory and time. A file that exceeds them is refused like a
 * wrong one, because a small archive may unpack into gigabytes. Any other failure is our own mistake.
 */
import { Worker } from 'node:worker_threads'
import type { BatchFile } from './read-batch-file.ts'

export const FILE_LIMITS = { memoryMb: 512, patienceMs: 30_000 }
const TOO_MUCH: BatchFile = {
  wrong: { zh: '文件内容过多，无法读取', en: 'there is too much in the file to read it' },
}

/** Files are read one after another, because several together could still need too much memory. */
let before: Promise<unknown> = Promise.resolve()

export function parseBatchFile(bytes: Uint8Array, limits = FILE_LIMITS): Promise<BatchFile> {
  const read = before.then(() => readInThread(bytes, limits))
  before = read.catch(() => undefined)
  return read
}

function readInThread(bytes: Uint8Array, limits: typeof FILE_LIMITS): Promise<BatchFile> {
  const worker = new Worker(new URL('./batch-file-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  })
  return new Promise<BatchFile>((resolve, reject) => {
    const timer = setTimeout(() => resolve(TOO_MUCH), limits.patienceMs)
    worker.once('message', (file: BatchFile) => resolve(file))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(TOO_MUCH) : reject(error),
    )
    worker.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`the reading thread ended with ${code}`))
    })
  }).finally(() => void worker.terminate())
}
