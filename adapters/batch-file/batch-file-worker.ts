/** The thread that reads a file of orders. A hundred thousand lines must not delay anybody's order. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBatchFile } from './read-batch-file.ts'

parentPort?.postMessage(await readBatchFile(workerData as Uint8Array), [])
