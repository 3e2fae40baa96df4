/** How long a start takes: the engine's memory alone, and a whole counter from its process to its first answer. */
import { addCommands, countCommands, type BenchBooks } from './bench-books.ts'
import { round } from './figures.ts'
import { startCounterProcess } from './http-runs.ts'
import { openEngine } from './open-engine.ts'

export interface Ready {
  clients: number
  /** The number of commands in the request-id window at the start. */
  commands: number
  engineSeconds: number
  counterSeconds: number
}

export async function measureReady(books: BenchBooks, folder: string, commands: number): Promise<Ready> {
  const known = await countCommands(books.url)
  if (commands > known) await addCommands(books.url, commands - known)
  const [engineSeconds, counterSeconds] = [
    await timed(() => openEngine(books.url)),
    await timed(() => startCounterProcess(books, folder)),
  ]
  return { clients: books.clients, commands: Math.max(known, commands), engineSeconds, counterSeconds }
}

async function timed(
  start: () => Promise<{ close: () => Promise<void> } | { stop: () => Promise<void> }>,
): Promise<number> {
  const begin = performance.now()
  const started = await start()
  const seconds = round((performance.now() - begin) / 1000)
  await ('close' in started ? started.close() : started.stop())
  return seconds
}
