/**
 * On a terminal, a bar while the server works on what was asked for: after a moment the event line is listened to, and the newest word of
 * an own job of this function is drawn. Where there is no terminal nothing is listened to and nothing drawn.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerClient } from './server-client.ts'

export interface BarTerminal {
  /** Draws a line in place of the last; '' takes it away. Absent where nobody would see it. */
  bar?: (text: string) => void
}

export interface BarChoice {
  client: ServerClient
  terminal: BarTerminal
  functionCode: string
  /** What is answered sooner needs no bar. */
  afterMs: number
}

interface JobProgress {
  functionCode?: string
  tellerNo?: number
  checkerNo?: number | null
  done?: number
  of?: number | null
  what?: string
}

export async function withBar<T>(answer: Promise<T>, choice: BarChoice): Promise<T> {
  const { bar } = choice.terminal
  if (bar === undefined) return answer
  const answered = new AbortController()
  const drawing = draw(bar, choice, answered.signal).catch(() => {
    // The bar is worth nothing without the event line, and the answer does not depend on it.
  })
  try {
    return await answer
  } finally {
    answered.abort()
    await drawing
    bar('')
  }
}

async function draw(
  bar: NonNullable<BarTerminal['bar']>,
  { client, functionCode, afterMs }: BarChoice,
  signal: AbortSignal,
): Promise<void> {
  await wait(afterMs, undefined, { signal })
  const { teller } = (await client.get('/api/me')).body as { teller: { tellerNo: number } }
  for await (const data of client.events('job', signal)) {
    const job = data as JobProgress
    const isOwn = job.tellerNo === teller.tellerNo && job.functionCode === functionCode
    // Who agrees to a job runs it under another function's name.
    if (isOwn || job.checkerNo === teller.tellerNo) bar(job.what === 'ended' ? '' : barText(job))
  }
}

const WIDTH = 30

export function barText({ functionCode = '', done = 0, of = null }: JobProgress): string {
  if (of === null || of === 0) return `${functionCode} … ${done}`
  const full = Math.min(1, done / of)
  const filled = Math.floor(full * WIDTH)
  const line = '#'.repeat(filled) + '-'.repeat(WIDTH - filled)
  return `${functionCode} [${line}] ${Math.floor(full * 100)}% ${done}/${of}`
}
