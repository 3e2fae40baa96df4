/**
 * `npm run sim -- typist --minutes 60` (`--seed 17` begins with this seed; `--acts 300` are those of one seed). A failing seed prints its last
 * acts and a picture, and runs again alone with `--seed SEED --minutes 0`, which prints every act.
 */
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../../../tests/support/chromium.ts'
import { runTypist, type TypistResult } from './typist.ts'
import { ALL_CODES } from './values.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    acts: { type: 'string', default: '300' },
  },
})
const [minutes, first, acts] = [Number(values.minutes), Number(values.seed), Number(values.acts)]
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const began = performance.now()
const minutesGone = (): number => (performance.now() - began) / 60_000

function sayResult(seed: number, { fault, lastActs, picture, ...done }: TypistResult): void {
  const counts = `${done.acts} acts, ${done.keys} keys, ${done.requests} requests, ${done.screens.size} screens`
  say(
    `seed ${seed}  ${fault === undefined ? 'holds' : 'FAILS'}  ${counts}, minute ${minutesGone().toFixed(1)}`,
  )
  if (fault === undefined) return
  for (const line of [fault, ...lastActs, `picture: ${picture ?? ''}`]) say(`    ${line}`)
}

const browser = await launchBrowser()
const failed: number[] = []
const seen = new Set<string>()
const onAct = minutes > 0 ? {} : { onAct: (act: string) => say(`    ${act}`) }
let [done, requests, seed] = [0, 0, first]
do {
  const result = await runTypist(browser, { seed, acts, pictures: tmpdir(), ...onAct })
  sayResult(seed, result)
  if (result.fault !== undefined) failed.push(seed)
  for (const screen of result.screens) seen.add(screen)
  done += result.acts
  requests += result.requests
  seed++
} while (minutesGone() < minutes)
const unseen = ALL_CODES.filter(code => !seen.has(code))
say(`${done} acts, ${requests} requests, ${seen.size} screens in ${minutesGone().toFixed(1)} minutes`)
if (unseen.length > 0) say(`not come to: ${unseen.join(' ')}`)
say(
  `${seed - first - failed.length} of ${seed - first} seeds hold${failed.length === 0 ? '' : `; failed: ${failed.join(', ')}`}`,
)
await browser.close()
process.exitCode = failed.length === 0 ? 0 : 1
