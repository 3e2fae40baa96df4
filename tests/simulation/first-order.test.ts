/** The commands of docs/first-order.md, run as they stand there against a trial that has just been started. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'guitai-first-order-'))
let trial: ChildProcess
let url: string

beforeAll(async () => {
  trial = spawn(process.execPath, [join(root, 'apps/trial/start.ts')], {
    cwd: root,
    env: { ...process.env, GUITAI_DATA: folder, GUITAI_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  url = await new Promise<string>((resolve, reject) => {
    let said = ''
    trial.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    trial.once('exit', () => reject(new Error(`the trial ended: ${said}`)))
  })
})
afterAll(async () => {
  const ended = new Promise(resolve => trial.once('exit', resolve))
  trial.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

test('as they stand', async () => {
  const page = readFileSync(join(root, 'docs', 'first-order.md'), 'utf8')
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(match => match[1] ?? '')
  expect(blocks).toHaveLength(4)
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', blocks.join('\necho\n')], {
    env: { ...process.env, GUITAI_URL: url },
  })
  expect(stdout).toMatch(/"name":"client-cash","rows":\[\{/)
  expect(stdout).toContain('"instrument":"600000.XSHG"')
  const order = /\{"result":\{"orderId":(\d+),"status":"(pendingNew|queued)"/.exec(stdout)
  expect([stdout, order]).toEqual([stdout, expect.anything()])
  expect(stdout).toContain(`"orderId":${order?.[1]}`)
  expect(stdout).toContain(`\n${order?.[1]},`)
})
