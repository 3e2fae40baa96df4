/** The thread in which a file of orders is read: a hundred thousand lines must not hold up anybody's order. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBatchFile } from './read-batch-file.ts'

parentPort?.postMessage(await readBatchFile(workerData as Uint8Array), [])
