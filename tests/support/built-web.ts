/** Before the tests of screens: the launcher builds the web part where its sources have changed since. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export function setup(): void {
  const args = [join(root, 'scripts', 'launch.js'), 'tests/support/web-is-built.ts']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('the web part cannot be built')
}
