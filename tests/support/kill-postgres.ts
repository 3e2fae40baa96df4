/** Sends kill -9 to all processes of an embedded PostgreSQL, so that there is no checkpoint and no orderly end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** False when it does not run. */
export function killPostgres(dataDir: string): boolean {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return false
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  // The file exists before its content does, and 0 would mean every process of our own group.
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

/** From /proc. Where there is none (macOS), backends notice by themselves that their postmaster is gone. */
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
