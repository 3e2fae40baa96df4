/**
 * `npm run sim -- hostile-exchange --seeds 100` (`--first 17` starts with this seed) runs one simulation after another. It
 * prints one line each, and for a failed one every contradiction. A failing seed runs again alone with `--first SEED --seeds
 * 1`. `npm run sim -- typist` is a program of its own (apps/web/e2e/typist/run-typist.ts).
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runHostileSeed, type HostileResult } from './hostile/hostile-exchange.ts'

// Servers and simulators are started over and over, so Node's compiled sources are kept, as in the tests.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', '..', '.build', 'compile-cache')

const SIMULATIONS = { 'hostile-exchange': runHostileSeed } as const

// It drives a browser, not a server, and reads its own options.
if (process.argv[2] === 'typist') {
  await import(new URL('../../apps/web/e2e/typist/run-typist.ts', import.meta.url).href)
  process.exit()
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '10' }, first: { type: 'string', default: '1' } },
})
const [name = ''] = positionals
const run = (SIMULATIONS as Partial<Record<string, typeof runHostileSeed>>)[name]
const [seeds, first] = [Number(values.seeds), Number(values.first)]
if (run === undefined || !Number.isSafeInteger(seeds) || !Number.isSafeInteger(first) || seeds < 1) {
  process.stderr.write(
    `usage: npm run sim -- ${Object.keys(SIMULATIONS).join('|')} [--seeds 100] [--first 1], or typist [--minutes 60] [--seed 1]\n`,
  )
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function lineOf({ acts, restarts, residentMegabytes, contradictions }: HostileResult): string {
  const done = Object.values(acts).reduce((sum, count) => sum + count, 0)
  const verdict = contradictions.length === 0 ? 'holds' : 'FAILS'
  return `${verdict}  ${done} acts, ${restarts} restarts, ${residentMegabytes} MB`
}

/** An error in a seed is reported for it, and the next one begins. */
async function runSeed(seed: number, simulate: typeof runHostileSeed): Promise<boolean> {
  const began = performance.now()
  const seconds = (): number => Math.round((performance.now() - began) / 1000)
  try {
    const result = await simulate(seed)
    say(`seed ${seed}  ${lineOf(result)}, ${seconds()} s`)
    if (result.contradictions.length === 0) return true
    for (const each of [...result.contradictions, JSON.stringify(result.acts)]) say(`    ${each}`)
  } catch (error) {
    say(`seed ${seed}  FAILS  before its end, ${seconds()} s\n    ${(error as Error).stack ?? String(error)}`)
  }
  return false
}

const failed: number[] = []
for (let seed = first; seed < first + seeds; seed++) if (!(await runSeed(seed, run))) failed.push(seed)
say(`${seeds - failed.length} of ${seeds} hold${failed.length === 0 ? '' : `; failed: ${failed.join(', ')}`}`)
// A request that was under way when a seed failed delays nobody.
process.exit(failed.length === 0 ? 0 : 1)
