/** The command line against a real server: what it sends, what it prints, how it ends. */
import { mkdtempSync, rmSync, statSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BooksUnavailable, OutcomeUnknown } from '@guitai/core/engine/command.ts'
import { PASSWORD, seen, testCounter, type TestCounter } from '@guitai/adapters/http/testing/test-counter.ts'
import { readInput } from './read-input.ts'
import { runCli } from './run-cli.ts'
import { ServerClient } from './server-client.ts'
import { tokenFile } from './token-file.ts'

let counter: TestCounter
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => counter.app.close())

async function start(given: Parameters<typeof testCounter>[0] = {}) {
  counter = await testCounter(given)
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(counter.app.server.address() as AddressInfo).port}`
}

async function guitai(
  url: string,
  args: string[],
  {
    user = 'bo',
    password = PASSWORD,
    language = 'en',
    key,
  }: { user?: string; password?: string; language?: 'zh' | 'en'; key?: string } = {},
) {
  const printed = { out: '', error: '' }
  const terminal = {
    out: (text: string) => void (printed.out += `${text}\n`),
    error: (text: string) => void (printed.error += `${text}\n`),
    askSecret: () => Promise.resolve(PASSWORD),
  }
  const tokens = tokenFile({ XDG_STATE_HOME: folder }, url, user)
  const client = new ServerClient({
    url,
    tokens,
    askCredentials: () => Promise.resolve({ name: user, password }),
    pause: () => Promise.resolve(),
  })
  return { exitCode: await runCli(args, { client, terminal, language, consoleKey: () => key }), ...printed }
}

const TRADE = ['trade', 'quantity=100', 'price=10.50', 'side=buy']

describe('functions', () => {
  test('by name or code, with words or JSON', async () => {
    const url = await start()
    for (const args of [
      TRADE,
      ['T01', ...TRADE.slice(1)],
      ['t01', ...TRADE.slice(1)],
      ['T01', '--json', '{"quantity":100,"price":"10.50","side":"buy"}'],
    ]) {
      expect(await guitai(url, args)).toEqual({
        exitCode: 0,
        out: 'Price: 10.50\nQuantity: 100\n',
        error: '',
      })
    }
  })

  test('the answer by its titles, or as JSON for programs', async () => {
    const url = await start()
    expect((await guitai(url, TRADE, { language: 'zh' })).out).toBe('价格: 10.50\n数量: 100\n')
    expect(JSON.parse((await guitai(url, [...TRADE, '--raw'])).out)).toEqual({
      price: '10.50',
      quantity: 100,
    })
  })

  test('a secret is asked for, not written', async () => {
    const url = await start()
    expect(
      await guitai(url, ['pay', 'cashAccountNo=1000000101', 'amount=1', 'cashPassword=?']),
    ).toMatchObject({ exitCode: 0 })
    expect(seen.at(-1)?.secrets).toMatchObject({ cashPassword: { verified: true } })
  })

  test('refused: 1, in the language asked for', async () => {
    const url = await start()
    const args = ['trade', 'quantity=100', 'price=10.505', 'side=buy']
    expect(await guitai(url, args)).toEqual({
      exitCode: 1,
      out: '',
      error: 'price_not_a_tick: The price is not on a tick (price)\n',
    })
    expect((await guitai(url, args, { language: 'zh' })).error).toBe(
      'price_not_a_tick: 价格不符合最小变动单位 (price)\n',
    )
    expect(await guitai(url, TRADE, { user: 'cy' })).toMatchObject({
      exitCode: 1,
      error: 'permission_missing: You have no right to this function\n',
    })
  })

  test.each([
    ['a number in another notation', ['trade', 'quantity=1e3'], /quantity must be of type integer/],
    ['a number to another base', ['trade', 'quantity=0x10'], /quantity must be of type integer/],
    ['too many decimals', ['pay', 'amount=1.005'], /amount must be an amount with at most two decimals/],
    ['a list as JSON', ['trade', '--json', '[]'], /--json takes an object/],
    ['broken JSON', ['trade', '--json', '{'], /--json takes an object/],
    ['a field that is none of ours', ['report', 'Q99', '__proto__=1'], /__proto__ is not a field/],
    ['no name', ['report'], /^guitai list/],
    ['an option that there is not', ['trade', '--nope'], /--nope/],
  ])('%s: 2', async (_, args, error) => {
    const url = await start()
    expect(await guitai(url, args)).toMatchObject({ exitCode: 2, error: expect.stringMatching(error) })
  })

  test('not valid: 2, field by field', async () => {
    const url = await start()
    const { exitCode, error } = await guitai(url, [
      'trade',
      'quantity=many',
      'price=10.50',
      'side=both',
      'x=1',
    ])
    expect(exitCode).toBe(2)
    for (const text of [
      'quantity must be of type integer',
      'side must be one of: buy, sell',
      'x is not a field of this request',
    ])
      expect(error).toContain(text)
    expect(await guitai(url, ['none'])).toMatchObject({
      exitCode: 2,
      error: 'No such function or report: none\n',
    })
    expect(await guitai(url, ['trade', 'quantity'])).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, ['trade', '--json', '{'])).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, ['trade', '--nonsense'])).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, [])).toMatchObject({ exitCode: 2 })
  })

  test('waits for a second person: 0, with the number', async () => {
    const url = await start()
    expect(
      await guitai(url, ['pay', 'cashAccountNo=1000000201', 'amount=2000'], { user: 'ann' }),
    ).toMatchObject({ exitCode: 0, out: 'Approval: 1\n' })
  })

  test('outcome unknown: asked again under the same id until it is known', async () => {
    const ids: string[] = []
    const real = await testCounter()
    const url = await start({
      run: command => {
        if (command.functionCode === 'M04a') return real.parts.run(command)
        ids.push(command.requestHash)
        return ids.length < 3 ? Promise.reject(new OutcomeUnknown('?')) : real.parts.run(command)
      },
    })
    expect(await guitai(url, TRADE)).toMatchObject({ exitCode: 0 })
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
    await real.app.close()
  })

  test('away for good: 3', async () => {
    const real = await testCounter()
    const url = await start({
      run: command =>
        command.functionCode === 'M04a' ? real.parts.run(command) : Promise.reject(new BooksUnavailable('?')),
    })
    expect(await guitai(url, TRADE)).toMatchObject({
      exitCode: 3,
      error: 'books_unavailable: The books are unavailable; the request was not taken\n',
    })
    await real.app.close()
    expect(await guitai('http://127.0.0.1:1', ['list'])).toMatchObject({ exitCode: 3 })
  })
})

describe('reports', () => {
  test('as JSON and as CSV', async () => {
    const url = await start()
    expect(await guitai(url, ['client-notes', 'clientNo=1'])).toMatchObject({
      exitCode: 0,
      out: '{\n  "rows": []\n}\n',
    })
    counter.answers.report = { kind: 'done', body: Buffer.from('a,b\n'), looks: [] }
    expect(await guitai(url, ['Q99', 'clientNo=1', '--csv'])).toMatchObject({ exitCode: 0, out: 'a,b\n' })
    expect(counter.asked.at(-1)).toMatchObject({ input: { clientNo: 1 }, format: 'csv', language: 'en' })
    expect(await guitai(url, ['Q99'])).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, ['report', 'Q99', 'clientNo=1', '--csv'])).toMatchObject({ exitCode: 0 })
    expect(await guitai(url, ['report', 'trade'])).toMatchObject({ exitCode: 2 })
  })
})

describe('sessions and help', () => {
  test('the token is kept for its owner only, used again, and renewed when it has ended', async () => {
    const url = await start()
    await guitai(url, ['list'])
    await guitai(url, ['list'])
    expect(counter.sessions.rows.size).toBe(1)
    const kept = join(folder, 'guitai')
    for (const file of readdirSync(kept)) expect(statSync(join(kept, file)).mode & 0o777).toBe(0o600)
    await counter.app.close()
    const again = await start()
    tokenFile({ XDG_STATE_HOME: folder }, again, 'bo').write('A'.repeat(43))
    expect(await guitai(again, TRADE)).toMatchObject({ exitCode: 0 })
    expect(await guitai(again, ['sign-out'])).toMatchObject({ exitCode: 0 })
    expect(counter.sessions.rows.size).toBe(0)
  })

  test('a refused sign-in: 1', async () => {
    const url = await start()
    const refused = await guitai(url, ['list'], { user: 'nobody', password: 'wrong' })
    expect(refused.exitCode).toBe(1)
    expect(refused.error).toMatch(
      /^sign_in_refused: .* at most 4 tries are left .* the administrator unlocks .*\(guitai unlock\)\n$/,
    )
  })

  test('unlock: the operator, with the key of the data folder, without a session', async () => {
    const url = await start({ consoleKey: 'k'.repeat(43) })
    for (let n = 0; n < 5; n++) await guitai(url, ['sign-in'], { user: 'ann', password: `wrong ${n}` })
    expect(await guitai(url, ['sign-in'], { user: 'ann' })).toMatchObject({ exitCode: 1 })
    expect(await guitai(url, ['unlock', 'ann'])).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, ['unlock', 'ann'], { key: 'x'.repeat(43) })).toMatchObject({ exitCode: 2 })
    expect(await guitai(url, ['unlock', 'none'], { key: 'k'.repeat(43) })).toMatchObject({ exitCode: 1 })
    expect(await guitai(url, ['unlock', 'ann'], { key: 'k'.repeat(43) })).toMatchObject({ exitCode: 0 })
    expect(await guitai(url, ['sign-in'], { user: 'ann' })).toMatchObject({ exitCode: 0 })
    const marks = counter.storage.batches
      .flatMap(batch => batch.commands)
      .filter(row => row.functionCode === 'M04b')
    expect(marks.map(({ channel, input }) => [channel, input])).toEqual([
      ['console', '{"name":"none"}'],
      ['console', '{"name":"ann"}'],
    ])
  })

  test('unlock --second-factor: takes one back; there has to be one', async () => {
    const url = await start({ consoleKey: 'k'.repeat(43) })
    const row = { tellerNo: 1001, sealed: 's', status: 'active', lastStep: 1 } as const
    counter.storage.books.secondFactors.set(1001, row)
    const unlock = (name: string) => guitai(url, ['unlock', name, '--second-factor'], { key: 'k'.repeat(43) })
    expect(await unlock('bo')).toMatchObject({
      exitCode: 1,
      error: expect.stringMatching(/^second_factor_none/),
    })
    expect(await guitai(url, ['sign-in'], { user: 'ann' })).toMatchObject({ exitCode: 1 })
    expect(await unlock('ann')).toMatchObject({ exitCode: 0 })
    expect(await guitai(url, ['sign-in'], { user: 'ann' })).toMatchObject({ exitCode: 0 })
  })

  test('list and help come from the declarations', async () => {
    const url = await start()
    const { out } = await guitai(url, ['list'], { user: 'ann', language: 'zh' })
    expect(out).toContain('  T01    trade                        普通委托\n')
    expect(out).toContain('- T04 ')
    const help = await guitai(url, ['trade', '--help'])
    for (const text of ['* quantity', '  note', 'buy|sell', 'price_not_a_tick'])
      expect(help.out).toContain(text)
    expect(await guitai(url, ['--help'])).toMatchObject({ exitCode: 0 })
  })
})

test.each([
  ['n=5', { n: 5 }],
  ['n=5x', { n: '5x' }],
  ['n=', { n: '' }],
  ['b=true', { b: true }],
  ['b=yes', { b: 'yes' }],
  ['l=a,b', { l: ['a', 'b'] }],
  ['l=["a"]', { l: ['a'] }],
  ['o={"x":1}', { o: { x: 1 } }],
  ['o={', { o: '{' }],
  ['t=a=b', { t: 'a=b' }],
  ['other=1', { other: '1' }],
])('%s', async (pair, input) => {
  counter = await testCounter()
  const schema = {
    properties: {
      n: { type: 'integer' },
      b: { type: 'boolean' },
      l: { type: 'array', items: { type: 'string' } },
      o: { type: 'object' },
      t: { type: 'string' },
    },
  }
  expect(
    await readInput(schema, {
      pairs: [pair],
      json: undefined,
      askSecret: () => Promise.resolve(''),
      listed: () => Promise.resolve([]),
    }),
  ).toEqual(input)
})

test.each([
  ['600000.SH', '600000.XSHG'],
  ['sz000001', '000001.XSHE'],
  ['600000', '600000.XSHG'],
  ['1', '1'],
  ['none', 'none'],
])('an instrument as people write it: %s', async (typed, expected) => {
  const schema = { properties: { instrument: { type: 'string', 'x-widget': 'instrument' as const } } }
  const listed = (code: string) => Promise.resolve(code === '600000' ? ['600000.XSHG', '6000001.XSHG'] : [])
  const secret = () => Promise.resolve('')
  expect(
    await readInput(schema, { pairs: [`instrument=${typed}`], json: undefined, askSecret: secret, listed }),
  ).toEqual({
    instrument: expected,
  })
  const both = () => Promise.resolve(['000001.XSHG', '000001.XSHE'])
  await expect(
    readInput(schema, { pairs: ['instrument=1'], json: undefined, askSecret: secret, listed: both }),
  ).rejects.toThrow('000001.XSHG / 000001.XSHE?')
})
