/** Medians and percentiles of measurements. */

export interface Latencies {
  p50ms: number
  p99ms: number
}

/** `samples` are milliseconds; they are sorted in place. */
export function latenciesOf(samples: number[]): Latencies {
  samples.sort((a, b) => a - b)
  return { p50ms: round(at(samples, 0.5)), p99ms: round(at(samples, 0.99)) }
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** The median of one figure over several runs. */
export function middle<R>(runs: readonly R[], figure: (run: R) => number): number {
  return round(median(runs.map(figure)))
}

export function round(value: number, digits = 2): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}
