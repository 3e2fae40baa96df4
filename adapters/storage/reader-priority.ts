/**
 * Lets readers run behind the engine where they share a machine: the thread's and its database backends' priority is lowered.
 * It is a courtesy: where the system does not allow it, or the backend is not here, nothing happens.
 */
import { readFileSync, readlinkSync } from 'node:fs'
import os from 'node:os'
import type pg from 'pg'

const BEHIND = os.constants.priority.PRIORITY_BELOW_NORMAL

function tryTo(act: () => void): void {
  try {
    act()
  } catch {
    // Not permitted or not there: reads then compete as equals.
  }
}

/** Only Linux gives threads a priority of their own; elsewhere it would be the whole server's. */
export function lowerThisThread(): void {
  if (process.platform !== 'linux') return
  tryTo(() => os.setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), BEHIND))
}

/** A backend in a container has a number that here may be anyone's: its title must name our end of the connection. */
export async function lowerBackend(client: pg.ClientBase): Promise<void> {
  if (process.platform !== 'linux') return
  const { rows } = await client.query<{ pid: number; port: number | null }>(
    'select pg_backend_pid() as pid, inet_client_port() as port',
  )
  const [row] = rows
  if (row === undefined || row.port === null) return
  const { pid, port } = row
  tryTo(() => {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (title.startsWith('postgres: ') && title.includes(`(${port})`)) os.setPriority(pid, BEHIND)
  })
}
