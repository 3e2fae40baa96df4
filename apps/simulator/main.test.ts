import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, 'main.ts')
let folder: string
let child: ChildProcessWithoutNullStreams | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-simulator-main-'))
})

afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function start(...more: string[]): ChildProcessWithoutNullStreams {
  child = spawn(process.execPath, [MAIN, '--mode', 'stepped', '--files', folder, ...more])
  return child
}

async function readyLine(process: ChildProcessWithoutNullStreams): Promise<unknown> {
  const [line] = (await once(createInterface({ input: process.stdout }), 'line')) as [string]
  return JSON.parse(line)
}

test('says where it listens, and ends in good order on SIGTERM', async () => {
  const process = start('--date', '2026-11-24')
  const ready = (await readyLine(process)) as { controlPort: number }
  expect(ready).toEqual({
    ready: true,
    fixPorts: {
      XSHG: expect.any(Number) as number,
      XSHE: expect.any(Number) as number,
      BJSE: expect.any(Number) as number,
    },
    feedPort: expect.any(Number) as number,
    controlPort: expect.any(Number) as number,
  })
  const response = await fetch(`http://127.0.0.1:${ready.controlPort}/state`)
  expect(await response.json()).toMatchObject({
    tradeDate: '2026-11-24',
    timeText: '09:00:00',
    mode: 'stepped',
  })
  process.kill('SIGTERM')
  expect(await once(process, 'exit')).toEqual([0, null])
})

test('ends when the process that started it is gone', async () => {
  const process = start('--with-parent')
  await readyLine(process)
  process.stdin.end()
  expect(await once(process, 'exit')).toEqual([0, null])
})

test.each([
  ['--date', 'tomorrow'],
  ['--mode', 'fast'],
  ['--seed', 'x'],
  ['--time', '9:30'],
])('refuses %s %s', async (name, value) => {
  const process = start(name, value)
  expect(await once(process, 'exit')).toEqual([2, null])
})
