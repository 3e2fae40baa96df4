/** The token of the last sign-in, per server and teller, readable by its owner only. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TokenStore } from './server-client.ts'

export function tokenFile(environment: NodeJS.ProcessEnv, url: string, user: string): TokenStore {
  const folder = environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state')
  const path = join(folder, 'guitai', `${encodeURIComponent(url)}-${encodeURIComponent(user)}.token`)
  return {
    read: () => readIfThere(path),
    write: token => {
      if (token === undefined) return rmSync(path, { force: true })
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      // It is removed first, because an existing file would keep its mode.
      rmSync(path, { force: true })
      writeFileSync(path, token, { mode: 0o600 })
    },
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
