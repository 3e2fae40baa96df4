/** A start that fails leaves nothing running and gives the reason in one sentence; so does one that is told to end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCounter } from './counter.ts'

const SERVER = join(import.meta.dirname, 'main.ts')
const MAIN = join(import.meta.dirname, '../trial/start.ts')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-start-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const postmaster = (): boolean => existsSync(join(folder, 'postgres', 'postmaster.pid'))

test('a port in use is a sentence and an exit code, and nothing is begun', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const env = { ...process.env, GUITAI_DATA: join(folder, 'data'), GUITAI_PORT: String(port) }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(said.trim().split('\n')).toEqual([
    `端口已被占用，程序未启动。The port is in use by another program; nothing was started: 127.0.0.1:${port} (GUITAI_HOST, GUITAI_PORT).`,
  ])
  expect(code).toBe(2)
  expect(existsSync(join(folder, 'data'))).toBe(false)
  other.close()
})

test.each([
  ['no such file', undefined, '线路文件读不到 the file of lines cannot be read'],
  ['a row of no kind', '[{"name": "sse"}]', '线路 line 1 (sse): kind'],
])('wrong lines are a sentence and an exit code, and nothing is begun: %s', async (_, content, sentence) => {
  const lines = join(folder, 'lines.json')
  if (content !== undefined) writeFileSync(lines, content)
  const data = join(folder, 'data')
  const env = { ...process.env, GUITAI_DATA: data, GUITAI_PORT: '0', GUITAI_LINES: lines }
  const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(said).toContain(sentence)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
  expect(existsSync(data)).toBe(false)
})

test('a start that fails half way ends the database it has started', async () => {
  const failing = startCounter({
    dataDir: folder,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    findLines: () => {
      expect(postmaster()).toBe(true)
      return Promise.reject(new Error('no exchange'))
    },
  })
  await expect(failing).rejects.toThrow('no exchange')
  expect(postmaster()).toBe(false)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s in the middle of the start ends all of it', async signal => {
  const env = { ...process.env, GUITAI_DATA: folder, GUITAI_PORT: '0' }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  await expect.poll(postmaster, { timeout: 100_000 }).toBe(true)
  child.kill(signal)
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect([said, code]).toEqual(['', 0])
  expect(postmaster()).toBe(false)
})
