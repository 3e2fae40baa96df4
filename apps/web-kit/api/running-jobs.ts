/** Which jobs are under way, as the event line tells it: a job is there from the first word of it to the last. */

export interface RunningJob {
  readonly jobNo: number
  readonly functionCode: string
  /** Who asked, and who agreed. */
  readonly tellerNo: number
  readonly checkerNo: number | null
  readonly done: number
  /** null: not known yet. */
  readonly of: number | null
}

export type RunningJobs = ReadonlyMap<number, RunningJob>

interface Told extends Partial<RunningJob> {
  readonly what?: string
}

/** An event that says no more than a number says that something of the job's record has changed. */
export function afterEvent(jobs: RunningJobs, data: unknown): RunningJobs {
  const { what, ...told } = (data ?? {}) as Told
  if (what === undefined || told.jobNo === undefined) return jobs
  const next = new Map(jobs)
  if (what === 'ended') next.delete(told.jobNo)
  else next.set(told.jobNo, told as RunningJob)
  return next
}

/** Of all, or of one function. */
export function newestJob(jobs: RunningJobs, functionCode?: string): RunningJob | undefined {
  return [...jobs.values()]
    .filter(job => functionCode === undefined || job.functionCode === functionCode)
    .toSorted((one, other) => other.jobNo - one.jobNo)[0]
}

/** The newest that the teller has asked for or agreed to. */
export function ownJob(
  jobs: RunningJobs,
  tellerNo: number | undefined,
  functionCode?: string,
): RunningJob | undefined {
  const isOwn = (job: RunningJob): boolean => job.tellerNo === tellerNo || job.checkerNo === tellerNo
  return newestJob(new Map([...jobs].filter(([, job]) => isOwn(job))), functionCode)
}

/** 0 to 100; nothing as long as nobody knows how much there is. */
export function percentOf({ done, of }: Pick<RunningJob, 'done' | 'of'>): number | undefined {
  return of === null || of === 0 ? undefined : Math.min(100, Math.floor((done / of) * 100))
}
