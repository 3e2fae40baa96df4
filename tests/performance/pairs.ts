/**
 * Compares one version with another on the same machine: `npm run bench -- pairs --before COMMIT --pairs 8`.
 *
 * The two take turns, so that other activity on the machine affects both. For each figure it prints the median of the paired
 * ratios and the interval that contains the true median with at least 95 %, by order statistics, without assuming any shape of
 * the noise.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './figures.ts'
import type { BenchReport } from './measure.ts'

export interface PairedFigure {
  name: string
  /** Per pair now ÷ before, turned so that above 1 is better. */
  ratios: number[]
  median: number
  /** Undefined with fewer than six pairs, because no two of them contain the median with 95 %. */
  interval: [number, number] | undefined
}

const ROOT = join(import.meta.dirname, '..', '..')

/** Checks `commit` out into `folder`, where its first run installs what it needs, and runs both versions `pairs` times in turn. */
export function measurePairs(
  commit: string,
  { pairs, folder, say }: { pairs: number; folder: string; say: (line: string) => void },
): PairedFigure[] {
  const before = join(folder, 'before')
  execFileSync('git', ['clone', '--quiet', '--no-checkout', ROOT, before])
  execFileSync('git', ['-C', before, 'checkout', '--quiet', commit])
  const now: BenchReport[] = []
  const then: BenchReport[] = []
  for (let pair = 0; pair < pairs; pair++) {
    // The version that goes first alternates, too.
    const turns = [() => then.push(quickReport(before, folder)), () => now.push(quickReport(ROOT, folder))]
    for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) turn()
    say(`pair ${pair + 1} of ${pairs}: ${summary(then.at(-1))} before, ${summary(now.at(-1))} now`)
  }
  return FIGURES.map(([name, figure]) => {
    const ratios = now.map((report, pair) => figure(report) / figure(then[pair] ?? report))
    return { name, ratios, median: median(ratios), interval: medianInterval(ratios) }
  })
}

/** Each is a rate, so more is better; a duration is inverted. */
const FIGURES: [string, (report: BenchReport) => number][] = [
  ['engine, 1 in flight: orders a second', report => rate(report, 1)],
  ['engine, 64 in flight: orders a second', report => rate(report, 64)],
  ['engine, 1000 in flight: orders a second', report => rate(report, 1000)],
  ['engine, 64 in flight: 1 ÷ p99', report => 1 / (engineRun(report, 64)?.p99ms ?? Number.NaN)],
  ['over HTTP: orders a second', report => report.http.ordersPerSecond],
  ['over HTTP: 1 ÷ p99', report => 1 / report.http.p99ms],
]

/**
 * The narrowest pair of order statistics around the middle that holds the true median with at least 95 %: with n values, those
 * from the k-th smallest to the k-th largest miss it with 2 · P(Binomial(n, ½) < k).
 */
export function medianInterval(values: readonly number[]): [number, number] | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const count = sorted.length
  let missed = 0
  let ways = 1
  let found: [number, number] | undefined
  for (let k = 1; k <= count / 2; k++) {
    missed += (2 * ways) / 2 ** count
    if (missed > 0.05) break
    found = [sorted[k - 1] ?? Number.NaN, sorted[count - k] ?? Number.NaN]
    ways = (ways * (count - k + 1)) / k
  }
  return found
}

export function printPairs(figures: readonly PairedFigure[], say: (line: string) => void): void {
  for (const { name, median: middle, interval, ratios } of figures) {
    const held =
      interval === undefined
        ? 'too few pairs for an interval'
        : `95 % ${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`
    say(`${name.padEnd(42)} now ÷ before ${middle.toFixed(2)}, ${held} (${ratios.length} pairs)`)
  }
}

function quickReport(tree: string, folder: string): BenchReport {
  const file = join(folder, 'report.json')
  const args = ['run', '--silent', 'bench', '--', 'orders', '--quick', '--clients', '1000', '--json', file]
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: tree, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the bench of ${tree} ended with ${status}:\n${stdout}\n${stderr}`)
  return JSON.parse(readFileSync(file, 'utf8')) as BenchReport
}

const engineRun = (report: BenchReport, inFlight: number): BenchReport['engine'][number] | undefined =>
  report.engine.find(run => run.inFlight === inFlight)

const rate = (report: BenchReport, inFlight: number): number =>
  engineRun(report, inFlight)?.ordersPerSecond ?? Number.NaN

const summary = (report: BenchReport | undefined): string =>
  report === undefined ? '?' : `${rate(report, 64)} orders/s`
