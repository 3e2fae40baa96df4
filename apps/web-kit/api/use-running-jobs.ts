/** The jobs under way, for whoever draws them. After a gap in the line nothing is known of them until they tell again. */
import { useSyncExternalStore } from 'react'
import { onEvents } from './events.ts'
import { afterEvent, type RunningJobs } from './running-jobs.ts'

let jobs: RunningJobs = new Map()
const listeners = new Set<() => void>()

function set(next: RunningJobs): void {
  if (next === jobs) return
  jobs = next
  for (const listener of listeners) listener()
}

onEvents(['job'], (topic, data) => set(topic === 'job' ? afterEvent(jobs, data) : new Map()))

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRunningJobs = (): RunningJobs => useSyncExternalStore(subscribe, () => jobs)
