/**
 * The processor time that the host of a virtual machine gave to others. No program on the machine can see it otherwise, and it
 * lengthens every tail. Linux only.
 */
import { readFileSync } from 'node:fs'
import { round } from './figures.ts'

export interface ProcessorTimes {
  all: number
  stolen: number
}

/** Since the machine started; undefined when the system does not say. */
export function processorTimes(): ProcessorTimes | undefined {
  try {
    // user, nice, system, idle, iowait, irq, softirq, steal
    const times = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1, 9).map(Number)
    return { all: times?.reduce((sum, each) => sum + each, 0) ?? 0, stolen: times?.[7] ?? 0 }
  } catch {
    return undefined
  }
}

export function stolenPercentSince(begun: ProcessorTimes | undefined): number | undefined {
  const now = processorTimes()
  if (begun === undefined || now === undefined || now.all === begun.all) return undefined
  return round(((now.stolen - begun.stolen) / (now.all - begun.all)) * 100, 1)
}
