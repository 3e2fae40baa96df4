/** kill -9 of an embedded PostgreSQL, all of it: no checkpoint, no goodbye. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** False when it does not run. */
export function killPostgres(dataDir: string): boolean {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return false
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  // The file stands before it is written, and 0 would be everybody of our own process group.
  if (!Number.isSafeInteger(postmaster) || postmaster <= 1) return false
  for (const pid of [postmaster, ...childrenOf(postmaster)]) killProcess(pid)
  return true
}

export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** From /proc; where there is none (macOS), backends notice by themselves that their postmaster is gone. */
function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => parentOf(pid) === parent)
}

function parentOf(pid: number): number {
  try {
    return Number(/\) . (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}
