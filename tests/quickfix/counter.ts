/**
 * Our gateway in a process of its own, in order to be killed. Orders come in as lines of JSON (arrays of outgoing), and what it
 * is told goes out in the same way. Its file store stands for the database, with the engine's `next_in`.
 */
import { createInterface } from 'node:readline'
import { createFileStore } from '@guitai/adapters/exchange-fix/file-store.ts'
import { createGateway } from '@guitai/adapters/exchange-fix/gateway.ts'
import type { Outgoing } from '@guitai/adapters/exchange-fix/outgoing.ts'

const [port, path] = process.argv.slice(2)
if (port === undefined || path === undefined) throw new Error('usage: counter.ts PORT STORE-FILE')

const store = await createFileStore(path)

function tell(what: string, content: unknown): void {
  process.stdout.write(`${JSON.stringify({ what, content })}\n`)
}

const gateway = createGateway({
  host: '127.0.0.1',
  port: Number(port),
  senderCompId: 'GUITAI',
  targetCompId: 'QF',
  session: 'quickfix',
  heartbeatSeconds: 2,
  store,
  clock: Date.now,
  events: {
    received: batch => {
      void store.received(batch.session, batch.numbering, batch.nextIn)
      tell('received', batch.messages)
    },
    state: (state, detail) => tell('state', { state, detail }),
    stopped: outgoing => tell('stopped', outgoing),
    note: text => tell('note', text),
  },
})
gateway.start()

const lines = createInterface({ input: process.stdin })
lines.on('line', line => gateway.send(JSON.parse(line) as Outgoing[]))
lines.on('close', () => {
  void gateway.stop().then(() => process.exit(0))
})
