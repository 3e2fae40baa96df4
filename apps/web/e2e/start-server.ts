/** A real counter for the browser tests: server, database and market of their own, on a free port, in a folder of their own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..', '..')

export interface RunningServer {
  readonly url: string
  stop(): Promise<void>
}

export async function startServer(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  if (!existsSync(join(root, 'apps/web/dist/index.html'))) {
    await build({ configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'error' })
  }
  const folder = mkdtempSync(join(tmpdir(), 'guitai-web-'))
  const own = { GUITAI_DATA: folder, GUITAI_PORT: '0', ...environment }
  const server = spawn(process.execPath, [join(root, 'apps/trial/start.ts')], {
    cwd: root,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(`${address}/`)
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
