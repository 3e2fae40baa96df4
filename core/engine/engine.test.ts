/**
 * Tests the engine turn by turn: the test runs each turn, holds commits and loads back and releases them, so that it chooses
 * the order of events.
 */
import { describe, expect, test } from 'vitest'
import { MemoryStorage } from '../../tests/support/memory-storage.ts'
import type { MutableBooks } from '../books/books.ts'
import { brokenInvariants } from '../books/invariants.ts'
import type { ExecutionReport } from '../inbound/execution-report.ts'
import { books, cashNo, clientNo, copyOf, reportOf } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { Tables } from '../testing/tables.ts'
import { withTellers } from '../testing/tellers.ts'
import { withTills } from '../testing/tills.ts'
import type { Command } from './command.ts'
import { DEFAULT_LIMITS, Engine, type EngineLimits } from './engine.ts'
import { evictClient } from './evict-client.ts'
import type { ClientRows, Loaded } from './ports.ts'
import { createRegistry, type Registry } from './registry.ts'

interface Held {
  resolve: () => void
  reject: (error: Error) => void
}

/** Commits and loads wait until the test releases them, where it says so. */
class HeldStorage extends MemoryStorage {
  readonly commits: Held[] = []
  readonly loads: Held[] = []
  readonly asked: string[][] = []
  isHeld = false
  onDisk = new Map<number, ClientRows>()

  hold(): void {
    this.isHeld = true
    this.commitAnswer = () => new Promise((resolve, reject) => this.commits.push({ resolve, reject }))
  }

  override async load(keys: readonly string[]): Promise<Loaded> {
    this.asked.push([...keys])
    if (this.isHeld) await new Promise<void>((resolve, reject) => this.loads.push({ resolve, reject }))
    const owns = (rows: ClientRows, key: string): boolean =>
      key.includes(String(rows.client.clientNo)) ||
      rows.orders.some(({ orderId }) => key === `order:${orderId}`)
    const clients = [...this.onDisk.values()].filter(rows => keys.some(key => owns(rows, key)))
    return { keys: new Map(), clients }
  }
}

interface Started {
  engine: Engine
  storage: HeldStorage
  books: MutableBooks
  /** What the outside has seen, in order. */
  log: string[]
  ask: (label: string, command: Command) => void
  turn: () => Promise<void>
}

/** Lets promises continue that can. */
const settle = (): Promise<void> =>
  new Promise(resolve => {
    setImmediate(resolve)
  })

async function start(
  given = withTills(withTellers(books({ cash: { C1: '9000.00', C2: '9000.00' } })), {
    '1005 CNY': '9001.00',
  }),
  options: { limits?: Partial<EngineLimits>; of?: Registry; absent?: string[] } = {},
): Promise<Started> {
  const storage = new HeldStorage(given)
  const tables = new Tables()
  tables.write(everything(given))
  for (const name of options.absent ?? []) {
    storage.onDisk.set(clientNo(name), tables.client(clientNo(name), given.day.businessDate))
    evictClient(given, clientNo(name))
  }
  const log: string[] = []
  const turns: (() => void)[] = []
  const engine = new Engine(
    options.of ?? registry,
    {
      storage,
      soon: run => turns.push(run),
      send: leaving =>
        log.push(
          ...leaving.map(
            each =>
              `sent ${each.kind} ${'orderId' in each ? each.orderId : 'act' in each ? each.act : each.transferNo}`,
          ),
        ),
      committed: batch => log.push(`committed ${batch.commands.length}`),
      failed: error => log.push(`failed: ${(error as Error).message}`),
    },
    await storage.open(),
    { ...DEFAULT_LIMITS, ...options.limits },
  )
  const ask = (label: string, asked: Command): void => {
    engine.submit(asked).then(
      outcome =>
        log.push(`${label} ${outcome.kind}${'rejection' in outcome ? ` ${outcome.rejection.code}` : ''}`),
      (error: Error) => log.push(`${label} ${error.name}`),
    )
  }
  const turn = async (): Promise<void> => {
    await settle()
    for (const run of turns.splice(0)) run()
    await settle()
  }
  return { engine, storage, books: given, log, ask, turn }
}

function everything(given: MutableBooks): MutableBooks {
  const all = copyOf(given)
  for (const client of all.clients.values()) {
    all.dirty.client.inserted.add(client)
    for (const account of client.cashAccounts) all.dirty.cash_account.inserted.add(account)
    for (const account of client.securitiesAccounts) all.dirty.securities_account.inserted.add(account)
    for (const orderId of client.orders) all.dirty.orders.inserted.add(all.orders.get(orderId)!)
  }
  return all
}

const deposit = (name: string, amount: number, id?: string): Command =>
  command('F09', { cashAccountNo: cashNo(name), kind: 'deposit', amount }, id === undefined ? {} : { id })
const buy = (name: string): Command =>
  command('C01', {
    clientNo: clientNo(name),
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 100_000,
    quantity: 100,
  })

describe('batches', () => {
  test('what waits is one batch; answers and orders leave after its commit, in order', async () => {
    const { ask, turn, log, storage } = await start()
    storage.hold()
    ask('A', deposit('C1', 100))
    ask('B', buy('C1'))
    ask('C', command('F09', { cashAccountNo: cashNo('C1'), kind: 'withdrawal', amount: 999_999_999 }))
    await turn()
    expect(log).toEqual([])
    storage.commits[0]!.resolve()
    await settle()
    expect(log).toEqual([
      'sent new-order 1',
      'committed 3',
      'A accepted',
      'B accepted',
      'C rejected not_withdrawable',
    ])
  })

  test('never more than two on their way; the third waits, decided on what the first two have done', async () => {
    const { ask, turn, log, storage, books: live } = await start()
    storage.hold()
    for (const label of ['A', 'B', 'C']) {
      ask(label, deposit('C1', 100))
      await turn()
    }
    expect(storage.commits).toHaveLength(2)
    expect(live.cashAccounts.get(cashNo('C1'))?.settled).toBe(900_200)
    storage.commits[0]!.resolve()
    await turn()
    expect(log).toEqual(['committed 1', 'A accepted'])
    expect(storage.commits).toHaveLength(3)
    storage.commits[1]!.resolve()
    await settle()
    storage.commits[2]!.resolve()
    await settle()
    expect(log).toEqual([
      'committed 1',
      'A accepted',
      'committed 1',
      'B accepted',
      'committed 1',
      'C accepted',
    ])
    expect(live.cashAccounts.get(cashNo('C1'))?.settled).toBe(900_300)
  })

  test('a batch has a limit', async () => {
    const { ask, turn, storage } = await start(undefined, { limits: { batch: 2 } })
    for (const label of ['A', 'B', 'C', 'D', 'E']) ask(label, deposit('C1', 100))
    for (let turns = 0; turns < 5; turns++) await turn()
    expect(storage.batches.map(batch => batch.commands.length)).toEqual([2, 2, 1])
    expect(storage.batches.flatMap(batch => batch.commands.map(row => row.commandNo))).toEqual([
      1, 2, 3, 4, 5,
    ])
  })

  test('too many waiting: new requests are turned away, what the exchange says is not', async () => {
    const { ask, turn, log } = await start(undefined, { limits: { waiting: 2 } })
    ask('A', deposit('C1', 100))
    ask('B', deposit('C1', 100))
    ask('C', deposit('C1', 100))
    ask(
      'D',
      command(
        'stream-complete',
        { market: 'XSHG', tradeDate: '2026-11-23' },
        { position: { session: 'S', numbering: 1, sequence: 5 } },
      ),
    )
    await turn()
    expect(log).toEqual(['C BooksUnavailable', 'committed 3', 'A accepted', 'B accepted', 'D accepted'])
  })

  test('above the limit the longest loaded client goes, once nothing is on its way to the disk; it comes back when touched', async () => {
    const { ask, turn, books: memory, storage, log } = await start(undefined, { limits: { clients: 1 } })
    storage.hold()
    ask('A', deposit('C2', 100))
    await turn()
    // The turn that found two clients in memory removed the one that was loaded first.
    expect([...memory.clients.keys()]).toEqual([clientNo('C2')])
    ask('B', buy('C1'))
    await turn()
    expect(storage.asked).toEqual([[`client:${clientNo('C1')}`]])
    storage.commits[0]!.resolve()
    storage.loads[0]!.resolve()
    await settle()
    await turn()
    expect(log).toContain('A accepted')
  })

  test('idle when all is answered', async () => {
    const { engine, ask, turn, storage } = await start()
    await engine.idle()
    storage.hold()
    ask('A', deposit('C1', 100))
    let isIdle = false
    void engine.idle().then(() => {
      isIdle = true
    })
    await turn()
    expect(isIdle).toBe(false)
    storage.commits[0]!.resolve()
    await settle()
    expect([isIdle, engine.waiting]).toEqual([true, 0])
  })

  test('idle too when there was only a repeat to answer', async () => {
    const { engine, ask, turn, log } = await start()
    ask('A', deposit('C1', 100, 'R1'))
    await turn()
    ask('B', deposit('C1', 100, 'R1'))
    const idle = engine.idle()
    await turn()
    await idle
    expect(log.at(-1)).toBe('B accepted')
  })
})

describe('repeats', () => {
  test('of one in flight: it joins, and is done once', async () => {
    const { ask, turn, log, storage, books: live } = await start()
    storage.hold()
    ask('A', deposit('C1', 100, 'R1'))
    ask('B', deposit('C1', 100, 'R1'))
    await turn()
    ask('C', deposit('C1', 100, 'R1'))
    await turn()
    expect(log).toEqual([])
    storage.commits[0]!.resolve()
    await settle()
    expect(log).toEqual(['committed 1', 'A accepted', 'B accepted', 'C accepted'])
    expect(live.cashAccounts.get(cashNo('C1'))?.settled).toBe(900_100)
  })

  test('of one committed: the very same answer, from the log', async () => {
    const { engine, turn } = await start()
    const first = engine.submit(deposit('C1', 100, 'R1'))
    await turn()
    const second = engine.submit(deposit('C1', 100, 'R1'))
    await turn()
    expect(await second).toEqual(await first)
  })

  test('of one refused: refused the same way, though it would be accepted now', async () => {
    const { ask, turn, log, books: live } = await start()
    live.day.phase = 'closed'
    ask('A', deposit('C1', 100, 'R1'))
    await turn()
    live.day.phase = 'open'
    ask('B', deposit('C1', 100, 'R1'))
    await turn()
    expect(log).toEqual(['committed 1', 'A rejected phase_not_allowed', 'B rejected phase_not_allowed'])
  })

  test('the id with other content is refused, in flight after the commit and later at once', async () => {
    const { ask, turn, log, storage } = await start()
    storage.hold()
    ask('A', deposit('C1', 100, 'R1:a'))
    ask('B', deposit('C1', 999, 'R1:b'))
    await turn()
    expect(log).toEqual([])
    storage.commits[0]!.resolve()
    await settle()
    ask('C', deposit('C1', 999, 'R1:c'))
    await turn()
    expect(log).toEqual([
      'committed 1',
      'A accepted',
      'B rejected request_id_reused',
      'C rejected request_id_reused',
    ])
  })

  test('none of them knows what became of it when the commit fails', async () => {
    const { ask, turn, log, storage } = await start()
    storage.hold()
    ask('A', deposit('C1', 100, 'R1:a'))
    ask('B', deposit('C1', 100, 'R1:a'))
    ask('C', deposit('C1', 999, 'R1:b'))
    await turn()
    storage.commits[0]!.reject(new Error('disk full'))
    await settle()
    expect(log.sort()).toEqual([
      'A OutcomeUnknown',
      'B OutcomeUnknown',
      'C OutcomeUnknown',
      'failed: disk full',
    ])
  })
})

describe('the end of an engine', () => {
  test('a failed commit: nothing leaves, the committed stays answered, the rest is unknown or not taken', async () => {
    const { engine, ask, turn, log, storage } = await start()
    storage.hold()
    ask('A', buy('C1'))
    await turn()
    ask('B', buy('C1'))
    await turn()
    ask('C', deposit('C1', 100))
    storage.commits[0]!.resolve()
    await settle()
    storage.commits[1]!.reject(new Error('connection lost'))
    await settle()
    ask('D', deposit('C1', 100))
    await turn()
    expect(log).toEqual([
      'sent new-order 1',
      'committed 1',
      'A accepted',
      'failed: connection lost',
      'B OutcomeUnknown',
      'C BooksUnavailable',
      'D BooksUnavailable',
    ])
    expect(engine.isDead).toBe(true)
    await engine.idle()
  })

  test('a commit that succeeds after another failed says nothing', async () => {
    const { ask, turn, log, storage } = await start()
    storage.hold()
    ask('A', buy('C1'))
    await turn()
    ask('B', buy('C1'))
    await turn()
    storage.commits[0]!.reject(new Error('connection lost'))
    await settle()
    storage.commits[1]!.resolve()
    await settle()
    expect(log).toEqual(['failed: connection lost', 'A OutcomeUnknown', 'B OutcomeUnknown'])
  })

  test('a decision of ours that breaks a promise ends it before anything is committed', async () => {
    const broken = {
      ...registry.find('F09')!,
      decide: () => ({
        accepted: true as const,
        result: null,
        changes: [{ kind: 'setOrderHold' as const, orderId: 9, cash: 0, shares: 0 }],
      }),
    }
    const { ask, turn, log, storage } = await start(undefined, { of: createRegistry([broken], []) })
    ask('A', deposit('C1', 100))
    ask('B', deposit('C1', 100))
    await turn()
    expect(log).toEqual(['failed: order is missing', 'A BooksUnavailable', 'B BooksUnavailable'])
    expect(storage.batches).toEqual([])
  })

  test('a failed load', async () => {
    const { ask, turn, log, storage } = await start(undefined, { absent: ['C1'] })
    storage.hold()
    ask('A', deposit('C1', 100))
    await turn()
    storage.loads[0]!.reject(new Error('connection lost'))
    await settle()
    expect(log).toEqual(['failed: connection lost', 'A BooksUnavailable'])
  })

  test('rows that were loaded and cannot be taken into the books end the engine, not the process', async () => {
    const { ask, turn, log, storage } = await start(undefined, { absent: ['C1'] })
    storage.hold()
    ask('A', deposit('C1', 100))
    await turn()
    const [rows] = storage.onDisk.values()
    Object.defineProperty(rows, 'credentials', {
      get: () => {
        throw new Error('a row that is none')
      },
    })
    storage.loads[0]!.resolve()
    await settle()
    expect(log).toEqual(['failed: a row that is none', 'A BooksUnavailable'])
  })

  test('retired: what still comes is turned away, and nobody hears of a failure', async () => {
    const { engine, ask, turn, log } = await start()
    ask('A', deposit('C1', 100))
    await turn()
    engine.retire()
    ask('B', deposit('C1', 100))
    await settle()
    expect(log).toEqual(['committed 1', 'A accepted', 'B BooksUnavailable'])
  })
})

describe('loading', () => {
  test('a command that waits for a load holds up only what shares a key', async () => {
    const { ask, turn, log, storage, books: live } = await start(undefined, { absent: ['C1'] })
    storage.isHeld = true
    ask('A', deposit('C1', 100))
    ask('B', deposit('C2', 100))
    ask(
      'C',
      command(
        'F09',
        { cashAccountNo: cashNo('C1'), kind: 'withdrawal', amount: 900_100 },
        { tellerNo: 1005 },
      ),
    )
    await turn()
    expect(log).toEqual(['committed 1', 'B accepted'])
    storage.loads[0]!.resolve()
    await turn()
    expect(log.slice(2)).toEqual(['committed 2', 'A accepted', 'C accepted'])
    expect(live.cashAccounts.get(cashNo('C1'))?.settled).toBe(0)
    expect(brokenInvariants(live)).toEqual([])
  })

  test('what comes later and shares a key waits behind it, though the load is under way', async () => {
    const { ask, turn, log, storage } = await start(undefined, { absent: ['C1'] })
    storage.isHeld = true
    ask(
      'A',
      command(
        'F09',
        { cashAccountNo: cashNo('C1'), kind: 'withdrawal', amount: 900_000 },
        { tellerNo: 1005 },
      ),
    )
    await turn()
    ask('B', deposit('C1', 100))
    await turn()
    storage.loads[0]!.resolve()
    await turn()
    await turn()
    expect(log.filter(line => !line.startsWith('committed'))).toEqual(['A accepted', 'B accepted'])
    expect(storage.asked).toEqual([['cash:1000000101']])
  })

  test('what the disk does not have is a loaded fact: refused, and not asked for again', async () => {
    const { ask, turn, log, storage } = await start()
    ask('A', deposit('C9', 100))
    await turn()
    await turn()
    ask('B', deposit('C9', 100))
    await turn()
    expect(log.filter(line => !line.startsWith('committed'))).toEqual([
      'A rejected cash_account_not_found',
      'B rejected cash_account_not_found',
    ])
    expect(storage.asked).toEqual([[`cash:${cashNo('C9')}`]])
  })

  test('what was absent and has come into being is there', async () => {
    const person = {
      kind: 'person',
      name: '张三',
      identityNumber: '11010519491231002X',
      phone: '1',
      address: '',
      profession: '',
      riskLevel: 3,
      currencies: ['CNY'],
      securitiesAccounts: [],
      boards: [],
      channels: [],
    }
    const { ask, turn, log, books: live } = await start()
    ask('A', command('F04', person))
    await turn()
    await turn()
    ask('B', command('F04', person))
    ask('C', deposit('C3', 100))
    await turn()
    expect(log.filter(line => !line.startsWith('committed'))).toEqual([
      'A accepted',
      'B rejected client_exists',
      'C accepted',
    ])
    expect(live.clients.get(clientNo('C3'))?.name).toBe('张三')
  })
})

describe('incoming positions', () => {
  const world = () =>
    withTellers(
      books({
        cash: { C1: '9000.00', C2: '9000.00' },
        orders: [['C1 buy 100 600000.XSHG @ 10.00'], ['C2 buy 100 600000.XSHG @ 10.00']],
      }),
    )
  const message = (report: ExecutionReport, sequence: number): Command =>
    command('execution-report', report, {
      principal: { kind: 'system' },
      position: { session: 'S', numbering: 1, sequence },
    })
  const nextIn = (storage: HeldStorage): (number | undefined)[] =>
    storage.batches.map(batch => batch.nextIn.get('S#1'))

  test('the next number after all that is decided', async () => {
    const given = world()
    const { ask, turn, storage } = await start(given)
    ask('A', message(reportOf(given, 1, 'accepted'), 4))
    ask('B', message(reportOf(given, 2, 'accepted'), 5))
    await turn()
    expect(nextIn(storage)).toEqual([6])
  })

  test('a parked message holds it back until it is decided', async () => {
    const given = world()
    const [first, second] = [reportOf(given, 1, 'accepted'), reportOf(given, 2, 'accepted')]
    const { ask, turn, storage } = await start(given, { absent: ['C1'] })
    storage.isHeld = true
    ask('A', message(first, 4))
    ask('B', message(second, 5))
    await turn()
    expect(nextIn(storage)).toEqual([4])
    storage.isHeld = false
    storage.loads[0]!.resolve()
    await turn()
    await turn()
    expect(nextIn(storage)).toEqual([4, 6])
  })

  test('and when many are let go at once, as long as one of them is not decided', async () => {
    const given = world()
    const [first, second] = [reportOf(given, 1, 'accepted'), reportOf(given, 2, 'accepted')]
    const { ask, turn, storage } = await start(given, { absent: ['C1'], limits: { batch: 2 } })
    storage.isHeld = true
    for (const sequence of [4, 5, 6]) ask(`A${sequence}`, message(first, sequence))
    ask('B', message(second, 7))
    for (let turns = 0; turns < 3; turns++) await turn()
    expect(nextIn(storage)).toEqual([4])
    storage.loads[0]!.resolve()
    for (let turns = 0; turns < 4; turns++) await turn()
    expect(nextIn(storage)).toEqual([4, 6, 8])
  })

  test('the end of a stream does not overtake a fill that waits for a load, nor waits for another session', async () => {
    const given = world()
    const fill = reportOf(given, 1, 'fill 100 @ 10.00')
    const complete = (market: string, session: string, sequence: number): Command =>
      command(
        'stream-complete',
        { market, tradeDate: '2026-11-23' },
        { principal: { kind: 'system' }, position: { session, numbering: 1, sequence } },
      )
    const { ask, turn, log, storage, books: live } = await start(given, { absent: ['C1'] })
    storage.isHeld = true
    ask('fill', message(fill, 4))
    ask('end', complete('XSHG', 'S', 5))
    ask('other', complete('XSHE', 'Z', 5))
    await turn()
    expect(log).toEqual(['committed 1', 'other accepted'])
    expect(live.markets.get('XSHG')?.streamComplete).toBe(false)
    storage.loads[0]!.resolve()
    await turn()
    expect(log.slice(2)).toEqual(['committed 2', 'fill accepted', 'end accepted'])
    expect([live.orders.get(1)?.status, live.markets.get('XSHG')?.streamComplete]).toEqual(['filled', true])
  })

  test('sessions and numberings are told apart', async () => {
    const given = world()
    const { ask, turn, storage } = await start(given)
    const at = (session: string, numbering: number, sequence: number): Command =>
      command(
        'unreadable-message',
        { source: session, reason: 'r', content: '' },
        { position: { session, numbering, sequence } },
      )
    ask('A', at('S', 1, 9))
    ask('B', at('S', 2, 1))
    ask('C', at('Z', 1, 3))
    await turn()
    expect([...storage.batches[0]!.nextIn]).toEqual([
      ['S#1', 10],
      ['S#2', 2],
      ['Z#1', 4],
    ])
  })
})

test('a message that cannot be decided is listed, and the rest of its batch goes on', async () => {
  const throwing = {
    name: 'throwing',
    keys: () => [],
    decide: (): never => {
      throw new Error('no such field')
    },
  }
  const {
    ask,
    turn,
    log,
    books: live,
  } = await start(undefined, { of: createRegistry(registry.functions, [throwing]) })
  ask('A', command('throwing', { a: 1 }))
  ask('B', deposit('C1', 100))
  await turn()
  expect(log).toEqual(['committed 2', 'A accepted', 'B accepted'])
  expect([...live.unplaced.values()].map(({ reason }) => reason)).toEqual([
    'could not be taken: no such field',
  ])
})
