/**
 * `npm run sim -- hostile-exchange --seeds 100` (`--first 17`: from this seed on): one simulation after another; a line each, and
 * of one that fails everything that contradicts. A failing seed runs again alone with `--first SEED --seeds 1`.
 */
import { parseArgs } from 'node:util'
import { runHostileSeed } from './hostile/hostile-exchange.ts'

const SIMULATIONS = { 'hostile-exchange': runHostileSeed } as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '10' }, first: { type: 'string', default: '1' } },
})
const [name = ''] = positionals
const run = (SIMULATIONS as Partial<Record<string, typeof runHostileSeed>>)[name]
const [seeds, first] = [Number(values.seeds), Number(values.first)]
if (run === undefined || !Number.isSafeInteger(seeds) || !Number.isSafeInteger(first) || seeds < 1) {
  process.stderr.write(
    `usage: npm run sim -- ${Object.keys(SIMULATIONS).join('|')} [--seeds 100] [--first 1]\n`,
  )
  process.exit(2)
}

let failed = 0
for (let seed = first; seed < first + seeds; seed++) {
  const began = performance.now()
  const { acts, contradictions, residentMegabytes } = await run(seed)
  const seconds = Math.round((performance.now() - began) / 1000)
  const done = Object.values(acts).reduce((sum, count) => sum + count, 0)
  process.stdout.write(
    `seed ${seed}  ${contradictions.length === 0 ? 'holds' : 'FAILS'}  ${done} acts, ${residentMegabytes} MB, ${seconds} s\n`,
  )
  for (const each of contradictions) process.stdout.write(`    ${each}\n`)
  if (contradictions.length > 0) {
    failed++
    process.stdout.write(`    ${JSON.stringify(acts)}\n`)
  }
}
process.stdout.write(`${seeds - failed} of ${seeds} hold\n`)
process.exitCode = failed === 0 ? 0 : 1
