/** The launcher hands over completely: arguments, exit code and signals are the program's own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { v8Options } from './v8-options.js'

const folder = mkdtempSync(join(tmpdir(), 'guitai 启动 '))

afterAll(() => rmSync(folder, { recursive: true }))

function launch(program: string, ...args: string[]): ChildProcess {
  const file = join(folder, 'program 程序.ts')
  writeFileSync(file, program)
  return spawn(process.execPath, [join(import.meta.dirname, 'launch.js'), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
  return chunk.toString().trim()
}

test('runs TypeScript on Node 24 with the arguments, and ends with its exit code', async () => {
  const child = launch(
    "console.log(process.versions.node.split('.')[0], ...process.argv.slice(2)); process.exitCode = 3",
    'a b',
    '柜台',
  )
  const [line, [code]] = await Promise.all([firstLine(child), once(child, 'exit')])
  expect(line).toBe('24 a b 柜台')
  expect(code).toBe(3)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s reaches the program, which ends as it likes', async signal => {
  const child = launch(
    `process.on('${signal}', () => process.exit(7)); console.log('ready'); setInterval(() => {}, 1000)`,
  )
  expect(await firstLine(child)).toBe('ready')
  child.kill(signal)
  expect((await once(child, 'exit'))[0]).toBe(7)
})

test.runIf(process.platform !== 'win32')(
  'ends the program when the npm that started it is gone',
  async () => {
    const file = join(folder, 'orphan.ts')
    writeFileSync(
      file,
      "process.on('SIGTERM', () => { console.log('told to end'); process.exit(0) }); console.log('ready'); setInterval(() => {}, 1000)",
    )
    // As npm does it: a shell between it and the launcher is killed and tells its child nothing.
    const launcher = join(import.meta.dirname, 'launch.js')
    const shell = spawn('sh', ['-c', '"$@" & wait', 'sh', process.execPath, launcher, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    })
    const lines = createInterface({ input: shell.stdout })
    const [ready] = (await once(lines, 'line')) as [string]
    shell.kill('SIGKILL')
    const [ended] = (await once(lines, 'line')) as [string]
    expect([ready, ended]).toEqual(['ready', 'told to end'])
  },
)

test('a program killed by a signal is told by the shell convention', async () => {
  const child = launch("process.kill(process.pid, 'SIGKILL')")
  expect((await once(child, 'exit'))[0]).toBe(137)
})

test("V8's options are those that the Node knows, and the program is started with them", async () => {
  const child = launch('console.log(JSON.stringify(process.execArgv))')
  expect(JSON.parse(await firstLine(child))).toEqual(v8Options(process.execPath))
  expect(v8Options(process.execPath)).toContain('--max-semi-space-size=16')
})

test.runIf(process.platform !== 'win32').each([
  [
    'an older one',
    '  --max-semi-space-size (…)\n  --memory-reducer (…)',
    ['--max-semi-space-size=16', '--no-memory-reducer'],
  ],
  ['one that knows none', '', []],
])('%s is started without those it does not know', (_, known, options) => {
  const node = join(folder, 'older node')
  writeFileSync(node, `#!/bin/sh\ncat <<'END'\n${known}\nEND\n`, { mode: 0o755 })
  expect(v8Options(node)).toEqual(options)
})
