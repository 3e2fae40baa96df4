/**
 * Lets the reading thread run behind the engine's where they share a core. It is a courtesy: where the system does not allow
 * it, nothing happens.
 *
 * The database's backends are left as they are. Each begins a session of its own, and where the kernel shares processors out
 * by session (sched_autogroup), a process's priority counts among its session alone; what few connections read is little enough.
 */
import { readlinkSync } from 'node:fs'
import os from 'node:os'

/** Only Linux gives threads a priority of their own; elsewhere it would be the whole server's. */
export function lowerThisThread(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    os.setPriority(thread, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not permitted or not there: reads then compete as equals.
  }
}
