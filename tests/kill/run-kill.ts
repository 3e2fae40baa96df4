/**
 * `npm run kill -- day-end` kills the server (kill −9) after every chunk of every step of a day end and of the next morning,
 * with 450 clients that acted. Each time the books must end like those of an undisturbed run. `--clients 60 --chunk 20 --step
 * E12` takes a smaller day, smaller chunks, one step only.
 */
import { parseArgs } from 'node:util'
import { KilledDayEnd } from './day-end.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '450' },
    chunk: { type: 'string', default: '100' },
    step: { type: 'string', default: '' },
  },
})
if (positionals[0] !== 'day-end') throw new Error('npm run kill -- day-end')

const clients = Number(values.clients)
const killed = new KilledDayEnd({
  clients,
  chunkSizes: { rows: 4 * Number(values.chunk), clients: Number(values.chunk) },
})
let failed = 0
try {
  const boundaries = (await killed.prepare()).filter(boundary => boundary.startsWith(values.step))
  console.log(`${clients} clients acted; killed behind ${boundaries.length} chunks`)
  for (const boundary of boundaries) {
    const begun = performance.now()
    const found = await killed.killBehind(boundary)
    if (found.length > 0) failed++
    console.log(
      `${boundary.padEnd(14)} ${found.length === 0 ? 'the same' : 'DIFFERS'}  ${Math.round(performance.now() - begun)} ms`,
    )
    for (const line of found.slice(0, 10)) console.log(`    ${line.slice(0, 300)}`)
  }
} finally {
  killed.remove()
}
process.exitCode = failed === 0 ? 0 : 1
