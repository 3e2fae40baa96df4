/** The thread that sets documents. A job comes in; a PDF or an error goes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '@guitai/core/base/assert.ts'
import type { PrintAnswer, PrintThreadStart, PrintJob } from './printer.ts'
import { typeset } from './typeset.ts'

const port = present(parentPort ?? undefined, 'the thread that started this one')
const { ownFonts } = workerData as PrintThreadStart

port.on('message', ({ template, content, copy, at }: PrintJob) => {
  let answer: PrintAnswer
  try {
    answer = { pdf: Uint8Array.from(typeset(template, content, { copy, at, ownFonts })) }
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  port.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
})
