/**
 * The counter as a process of its own, in order to be killed. Its `CounterProcess` comes as JSON. It sets up a new installation
 * with an open day where there is none, and prints one JSON line with its addresses when it serves.
 */
import { flushCompileCache } from 'node:module'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import { startCounter } from '../../apps/server/counter.ts'
import type { Line } from '../../apps/server/lines.ts'
import { install, isInstalled } from '../../apps/server/installation.ts'
import { openSampleClients, seeded, takerOver } from '../../apps/trial/sample-clients.ts'
import { giver } from '../../apps/server/system-commands.ts'

export interface CounterProcess {
  dataDir: string
  port: number
  lines: readonly Line[]
  /** The simulator's control port. */
  controlPort: number
  tradeDate: string
  clients: number
  seed: number
}

export interface CounterReady {
  ready: true
  url: string
  databaseUrl: string
}

const { dataDir, port, lines, controlPort, tradeDate, clients, seed } = JSON.parse(
  process.argv[2] ?? '{}',
) as CounterProcess

const counter = await startCounter({
  dataDir,
  port,
  host: '127.0.0.1',
  logLevel: 'info',
  findLines: () => Promise.resolve(lines),
})
const books = present(counter.host.books, 'open books')
if (!isInstalled(books)) {
  const give = giver(counter, 'installation')
  await install(give)
  await give('X03', { tradeDate })
  for (const market of MARKETS) await give('X04', { market })
  await counter.markets.refresh()
  await openSampleClients({
    give,
    books: () => present(counter.host.books, 'open books'),
    takeOver: takerOver(give, controlPort),
    count: clients,
    random: seeded(seed),
  })
}
const ready: CounterReady = { ready: true, url: counter.url, databaseUrl: counter.databaseUrl }
process.stdout.write(`${JSON.stringify(ready)}\n`)
// This process will be killed; the next one should not have to read all sources again.
flushCompileCache()

async function end(): Promise<void> {
  await counter.stop()
  process.exit(0)
}
process.once('SIGTERM', () => void end())
// When its parent is gone it ends, because a server alone with its database would stay for ever.
process.stdin.once('end', () => void end()).resume()
