/** Prints the targets beside the measurements. */
import { stallsText } from './heap-watch.ts'
import type { BenchReport } from './measure.ts'

export interface Target {
  name: string
  measured: string
  target: string
  isMet: boolean | undefined
}

export function targetsOf(report: BenchReport): Target[] {
  const { ratios, engine, ready } = report
  const at64 = engine.find(run => run.inFlight === 64)
  const atLeast = (name: string, value: number | undefined, limit: number): Target => ({
    name,
    measured: value === undefined ? 'not measured' : value.toFixed(2),
    target: `≥ ${limit}`,
    isMet: value === undefined ? undefined : value >= limit,
  })
  const atMost = (name: string, value: number | undefined, limit: number): Target => ({
    name,
    measured: value === undefined ? 'not measured' : value.toFixed(2),
    target: `≤ ${limit}`,
    isMet: value === undefined ? undefined : value <= limit,
  })
  return [
    atLeast('engine, 64 in flight / pgbench', ratios.engineToPgbench, 6),
    atLeast('engine, 64 in flight / one transaction an order', ratios.engineToNaive, 4),
    atMost('engine, 64 in flight: p99 (ms)', at64?.p99ms, 10),
    atMost("its p99 / pgbench's with 8 clients, of the same round", ratios.p99ToPgbench, 1),
    atLeast('over HTTP / pgbench', ratios.httpToPgbench, 2.5),
    atLeast('many clients stored / few: orders a second', ratios.manyToFewClients, 0.85),
    ...ready.map(({ clients, commands, counterSeconds }) =>
      atMost(`ready, ${clients} clients, ${commands} commands in the window (s)`, counterSeconds, 5),
    ),
    atMost('p99 under a flood of queries / idle, fresh books', ratios.floodToIdleFresh, 1.5),
    atMost('p99 under a flood of queries / idle, full books', ratios.floodToIdleFull, 1.5),
    atMost('p99 after a quiet spell / before it', ratios.afterQuietToBefore, 2),
  ]
}

export function printReport(report: BenchReport, say: (line: string) => void): void {
  const {
    pgbench,
    naive,
    engine,
    http,
    emptyHttp,
    ratios,
    rowsPerOrder,
    rowsPerFill,
    flood,
    quiet,
    clients,
  } = report
  say('')
  table(
    say,
    ['in process', 'orders/s', 'p50 ms', 'p99 ms', 'full collections', 'longest ms', 'longest delay ms'],
    engine.map(run => [
      `${run.inFlight} in flight`,
      String(run.ordersPerSecond),
      String(run.p50ms),
      String(run.p99ms),
      String(run.collections),
      String(run.longestCollectionMs),
      String(run.longestDelayMs),
    ]),
  )
  table(
    say,
    ['beside it', 'a second', 'p50 ms', 'p99 ms'],
    [
      ...yardstickRows(pgbench),
      ['one transaction an order, best of 1, 8, 32', String(naive.best), '', ''],
      ['orders over HTTP', String(http.ordersPerSecond), String(http.p50ms), String(http.p99ms)],
      ['empty HTTP handler', String(emptyHttp.requestsPerSecond), '', ''],
      ...clients.map(({ count, ordersPerSecond, p99ms }) => [
        `64 in flight, ${count} clients stored`,
        String(ordersPerSecond),
        '',
        String(p99ms),
      ]),
    ],
  )
  table(
    say,
    ['rows', 'given', 'inserted', 'updated (HOT)'],
    Object.entries({ 'an order': rowsPerOrder, 'a fill': rowsPerFill }).map(
      ([name, { given, inserted, updated, hotUpdated }]) => [
        name,
        String(given),
        String(inserted),
        `${updated} (${hotUpdated})`,
      ],
    ),
  )
  for (const [name, run] of Object.entries(flood)) {
    say(
      `${name} books, ${run.ordersPerSecond} orders/s beside ${run.idleQueriesPerSecond} queries/s: p99 ${run.idleP99ms} ms, ${stallsText(run.idle)}`,
    )
    say(
      `  beside ${run.floodQueriesPerSecond}: ${run.floodP99ms} ms (${run.answered} answered, ${run.turnedAway} turned away), ${stallsText(run.flood)}`,
    )
  }
  say(
    `after ${quiet.spellSeconds} s without an order: p99 ${quiet.afterP99ms} ms, before ${quiet.beforeP99ms} ms; ${stallsText(quiet.after)}`,
  )
  say(`the counter's process had ${http.residentMb ?? '?'} MB resident at most\n`)
  say(
    `engine over HTTP reaches ${Math.round(ratios.httpToEmptyHttp * 100)} % of an empty handler's rate; load average ${report.machine.load.join(' ')}; the host took ${report.machine.stolenPercent ?? '?'} % of the processors\n`,
  )
  table(
    say,
    ['target', 'measured', 'wanted', ''],
    targetsOf(report).map(({ name, measured, target, isMet }) => [
      name,
      measured,
      target,
      isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
    ]),
  )
}

function yardstickRows(pgbench: BenchReport['pgbench']): string[][] {
  if (pgbench === null) return [['pgbench TPC-B', 'not installed', '', '']]
  return Object.entries(pgbench.byClients).map(([clients, rate]) => [
    `pgbench TPC-B, ${clients} ${clients === '1' ? 'client' : 'clients'}`,
    String(rate),
    '',
    String(pgbench.p99ms[clients]),
  ])
}

function table(
  say: (line: string) => void,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => (row[i] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  for (const cells of [head, widths.map(width => '─'.repeat(width)), ...rows]) say(line(cells))
  say('')
}
