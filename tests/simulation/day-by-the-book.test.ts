/** Opens and closes a day with the commands of docs/generated/day.md, word for word, in a terminal. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKETS } from '@guitai/core/base/market.ts'
import { runCli } from '../../apps/cli/run-cli.ts'
import { ServerClient } from '../../apps/cli/server-client.ts'
import { tokenFile } from '../../apps/cli/token-file.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { StillMarket } from '../support/still-market.ts'

const DATE = '2026-11-23'
const DOCUMENT = join(import.meta.dirname, '../../docs/generated/day.md')

let market: StillMarket
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-book-'))
  market = await StillMarket.open(DATE)
})
afterAll(async () => {
  await market?.close()
  await rm(folder, { recursive: true })
})

/** The words after the program's name, for each command of the part. */
function commandsOf(part: string): string[][] {
  const [, body = ''] = readFileSync(DOCUMENT, 'utf8').split(`## ${part}\n`)
  const [, commands = ''] = /```sh\n([^`]*)```/.exec(body) ?? []
  return commands
    .trim()
    .split('\n')
    .map(line => {
      const [npm, run, program, dashes, ...words] = line.split(' ')
      expect([npm, run, program, dashes]).toEqual(['npm', 'run', 'guitai', '--'])
      return words
    })
}

async function type(words: readonly string[]): Promise<string> {
  const printed: string[] = []
  const say = (text: string): void => void printed.push(text)
  const password = FIRST_TELLERS.find(({ name }) => name === 'clearing')?.password ?? ''
  const { url } = market.counter
  const client = new ServerClient({
    url,
    tokens: tokenFile({ XDG_STATE_HOME: folder }, url, 'clearing'),
    askCredentials: () => Promise.resolve({ name: 'clearing', password }),
    pause: () => sleep(100),
  })
  const terminal = { out: say, error: say, askSecret: () => Promise.resolve('') }
  const exitCode = await runCli(words, { client, terminal, language: 'en', consoleKey: () => undefined })
  return `${exitCode} ${exitCode === 0 ? '' : printed.join(' ')}`.trim()
}

const phase = (): string | undefined => market.counter.host.books?.day.phase

test('opened by the book, and closed by it', async () => {
  for (const words of commandsOf('Open a day'))
    expect([
      words,
      await type(words.map(word => word.replace(/^tradeDate=.*/, `tradeDate=${DATE}`))),
    ]).toEqual([words, '0'])
  expect(phase()).toBe('open')
  expect([...(market.counter.host.books?.markets.values() ?? [])].map(({ listed }) => listed)).toEqual(
    MARKETS.map(() => true),
  )

  const closing = commandsOf('Close a day')
  expect(await type(closing[0] ?? [])).toMatch(/^1 (file_not_found|stream_not_complete)/)
  await market.endTrading()
  const [last] = closing.slice(-1)
  expect(await type(last ?? [])).toMatch(/^1 (step_out_of_order|phase_not_allowed)/)
  for (const words of closing) expect([words, await type(words)]).toEqual([words, '0'])
  expect(phase()).toBe('closed')
}, 120_000)
