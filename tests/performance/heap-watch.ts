/** Explains a run's slowest hundredth: collections of the whole heap, and the longest time that the event loop stood still. */
import {
  constants,
  monitorEventLoopDelay,
  PerformanceObserver,
  type NodeGCPerformanceDetail,
} from 'node:perf_hooks'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { round } from './figures.ts'

export interface Stalls {
  /** The number of collections of the whole heap. */
  collections: number
  longestCollectionMs: number
  longestDelayMs: number
}

/** Milliseconds. Entries come with the next turns of the event loop. */
const ENTRIES_MS = 20

export async function withStalls<Run>(act: () => Promise<Run>): Promise<Run & Stalls> {
  const durations: number[] = []
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { kind } = (entry as unknown as { detail: NodeGCPerformanceDetail }).detail
      if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) durations.push(entry.duration)
    }
  })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  observer.observe({ entryTypes: ['gc'] })
  delay.enable()
  const run = await act()
  delay.disable()
  await pause(ENTRIES_MS)
  observer.disconnect()
  return {
    ...run,
    collections: durations.length,
    longestCollectionMs: round(Math.max(0, ...durations), 0),
    longestDelayMs: round(delay.max / 1e6, 0),
  }
}

/** Over several runs: all collections, and the longest of each. */
export function stallsOf(runs: readonly Stalls[]): Stalls {
  return {
    collections: runs.reduce((sum, run) => sum + run.collections, 0),
    longestCollectionMs: Math.max(0, ...runs.map(run => run.longestCollectionMs)),
    longestDelayMs: Math.max(0, ...runs.map(run => run.longestDelayMs)),
  }
}

/** The text beside a p99. */
export function stallsText({ collections, longestCollectionMs, longestDelayMs }: Stalls): string {
  return `${collections} full collections (longest ${longestCollectionMs} ms), longest delay ${longestDelayMs} ms`
}

/** The largest resident memory of a process in MB; undefined when the system does not say. */
export function residentMb(pid: number | undefined): number | undefined {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return peak === undefined ? undefined : Math.round(Number(peak) / 1024)
  } catch {
    return undefined
  }
}
