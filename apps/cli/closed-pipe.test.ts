/** The program itself, with a reader who leaves, as in `guitai list | head -1`. */
import { spawn } from 'node:child_process'
import { openSync, closeSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD, testCounter, type TestCounter } from '@guitai/adapters/http/testing/test-counter.ts'

let counter: TestCounter
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-pipe-'))
  counter = await testCounter()
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  counter.app.server.closeAllConnections()
  await counter.app.close()
  rmSync(folder, { recursive: true })
})

/** Its exit code and what it says on the error output, when nobody reads the rest. */
async function guitai(
  args: readonly string[],
  { language = 'en_GB', output = 'pipe', isErrorRead = true }: Partial<Record<string, unknown>> = {},
): Promise<[number | null, string]> {
  const { port } = counter.app.server.address() as AddressInfo
  const program = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: {
      PATH: process.env['PATH'],
      GUITAI_URL: `http://127.0.0.1:${port}`,
      GUITAI_USER: 'bo',
      GUITAI_PASSWORD: PASSWORD,
      XDG_STATE_HOME: folder,
      GUITAI_DATA: folder,
      LANG: String(language),
    },
    stdio: ['ignore', output as 'pipe', 'pipe'],
  })
  program.stdout?.destroy()
  let said = ''
  if (isErrorRead === true) program.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  else program.stderr.destroy()
  const code = await new Promise<number | null>(resolve => program.once('close', resolve))
  return [code, said]
}

const TRADE = ['trade', 'quantity=100', 'price=10.50', 'side=buy']

test.each([
  ['help', ['--help'], 0],
  ['help on one function', ['trade', '--help'], 0],
  ['the list', ['list'], 0],
  ['an answer', TRADE, 0],
  ['a report', ['client-notes', 'clientNo=1'], 0],
  ['nothing asked for', [], 2],
])('a reader who leaves before %s', async (_, args, code) => {
  expect(await guitai(args)).toEqual([code, ''])
})

test('a reader who leaves before a complaint', async () => {
  expect(await guitai(['trade', 'quantity=1', 'price=10.505', 'side=buy'], { isErrorRead: false })).toEqual([
    1,
    '',
  ])
})

test.runIf(existsSync('/dev/full'))('an answer for which there is no room is told of', async () => {
  const full = openSync('/dev/full', 'w')
  expect(await guitai(TRADE, { output: full })).toEqual([3, expect.stringContaining('ENOSPC')])
  closeSync(full)
})

test.each([
  ['zh_CN.UTF-8', ['trade', 'quantity'], '“quantity”应为 字段=值\n'],
  ['en_GB.UTF-8', ['trade', 'quantity'], '"quantity" is not key=value\n'],
  ['zh_CN.UTF-8', ['trade', '--nonsense'], '没有这个选项：--nonsense\n'],
  ['en_GB.UTF-8', ['trade', '--json'], '--json needs a value\n'],
  ['zh_CN.UTF-8', ['unlock', 'ann'], expect.stringContaining('无权读取')],
])('%s: %s', async (language, args, said) => {
  expect(await guitai(args, { language })).toEqual([2, said])
})
