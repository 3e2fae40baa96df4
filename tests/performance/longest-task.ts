/**
 * The longest task of a page's main thread while something happens, from the browser's own trace: how long it lasted, and how long the
 * thread itself worked in the one that worked longest. The two are the same where nothing else wants the processor.
 */
import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const TASKS: ReadonlySet<string> = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

export interface LongestTask {
  readonly ms: number
  readonly workedMs: number
}

export async function longestTask(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] })
  await act()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const events = trace.traceEvents
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events.filter(({ name, pid, tid }) => TASKS.has(name) && mains.has(`${pid} ${tid}`))
  if (tasks.length === 0) throw new Error('the trace has no task of a page')
  const most = (of: (task: TraceEvent) => number | undefined): number =>
    Math.round(Math.max(...tasks.map(task => of(task) ?? 0)) / 1000)
  return { ms: most(({ dur }) => dur), workedMs: most(({ tdur }) => tdur) }
}
