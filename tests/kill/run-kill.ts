/**
 * `npm run kill -- day-end` kills the server (kill −9) after every chunk of every step of a day end and of the next morning,
 * with 450 clients that acted; and after every chunk of E21, on a day that is closed, taken back and closed again. Each time the books must end like those of an undisturbed run. `--clients 60 --chunk 20 --step
 * E12` takes a smaller day, smaller chunks, one step only.
 *
 * `npm run kill -- designation` kills it at every moment of a designation in Shanghai, `--rounds` times each.
 */
import { parseArgs } from 'node:util'
import { KilledDayEnd } from './day-end.ts'
import { KilledDesignation, MOMENTS, type Moment } from './designation.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '450' },
    chunk: { type: 'string', default: '100' },
    step: { type: 'string', default: '' },
    rounds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '13' },
  },
})

/** Says of one kill what it came to; the number of those that came to something else than they must. */
async function kill(name: string, run: () => Promise<string[]>): Promise<number> {
  const begun = performance.now()
  const found = await run()
  const isWell = found.length === 0
  console.log(
    `${name.padEnd(14)} ${isWell ? 'the same' : 'DIFFERS'}  ${Math.round(performance.now() - begun)} ms`,
  )
  for (const line of found.slice(0, 10)) console.log(`    ${line.slice(0, 300)}`)
  return isWell ? 0 : 1
}

async function killDayEnds(): Promise<number> {
  const clients = Number(values.clients)
  const chunkSizes = { rows: 4 * Number(values.chunk), clients: Number(values.chunk) }
  const killed = new KilledDayEnd({ clients, chunkSizes })
  let failed = 0
  try {
    const all = [...(await killed.prepare()), ...(await killed.prepareTakingBack())]
    const boundaries = all.filter(boundary => boundary.startsWith(values.step))
    console.log(`${clients} clients acted; killed behind ${boundaries.length} chunks`)
    for (const boundary of boundaries) failed += await kill(boundary, () => killed.killBehind(boundary))
  } finally {
    killed.remove()
  }
  return failed
}

async function killDesignations(): Promise<number> {
  const killed = new KilledDesignation(Number(values.seed))
  let failed = 0
  try {
    await killed.start()
    for (let round = 0; round < Number(values.rounds); round++)
      for (const moment of Object.keys(MOMENTS) as Moment[])
        failed += await kill(moment, () => killed.killAt(moment))
  } finally {
    await killed.stop()
  }
  return failed
}

const CAPABILITIES: Readonly<Record<string, () => Promise<number>>> = {
  'day-end': killDayEnds,
  designation: killDesignations,
}

const run = CAPABILITIES[positionals[0] ?? '']
if (run === undefined) throw new Error(`npm run kill -- ${Object.keys(CAPABILITIES).join(' | ')}`)
process.exitCode = (await run()) === 0 ? 0 : 1
