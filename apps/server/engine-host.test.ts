import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { OpenedBooks } from '@guitai/core/engine/ports.ts'
import { BooksUnavailable } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { books } from '@guitai/core/testing/books.ts'
import { MemoryStorage } from '../../tests/support/memory-storage.ts'
import { EngineHost } from './engine-host.ts'

/** A storage that can be lost, refuses to open while another is open, and may fail to open. */
class LosableStorage extends MemoryStorage {
  static opened = new Set<LosableStorage>()
  static failures = 0
  readonly lose: (error: Error) => void

  constructor(lose: (error: Error) => void) {
    super(books())
    this.lose = lose
  }

  override async open(): Promise<OpenedBooks> {
    await turn()
    if (LosableStorage.failures-- > 0) throw new Error('the database is gone')
    if (LosableStorage.opened.size > 0) throw new Error('another server writes these books')
    LosableStorage.opened.add(this)
    return super.open()
  }

  override async close(): Promise<void> {
    await turn()
    LosableStorage.opened.delete(this)
  }
}

const theOpen = (): LosableStorage => [...LosableStorage.opened][0] as LosableStorage

async function startHost(): Promise<{ host: EngineHost; started: () => number }> {
  LosableStorage.opened.clear()
  LosableStorage.failures = 0
  let started = 0
  const nothing = (): void => undefined
  const host = new EngineHost({
    registry: createRegistry([], []),
    openStorage: lose => new LosableStorage(lose),
    send: nothing,
    committed: nothing,
    log: nothing,
    started: () => {
      started++
    },
  })
  await host.start()
  return { host, started: () => started }
}

const isBack = (host: EngineHost): Promise<unknown> =>
  expect.poll(() => host.engine !== undefined, { interval: 5 }).toBe(true)

test('an engine whose storage is lost is followed by another', async () => {
  const { host, started } = await startHost()
  const first = host.engine
  LosableStorage.failures = 2
  theOpen().lose(new Error('cut'))
  await expect(host.ready()).rejects.toThrow(BooksUnavailable)
  await isBack(host)
  expect(host.engine).not.toBe(first)
  expect(started()).toBe(2)
  await host.stop()
})

test('a renewal replaces the engine, and who asks meanwhile waits', async () => {
  const { host, started } = await startHost()
  const first = host.engine
  host.renew()
  expect(await host.ready()).not.toBe(first)
  expect([first?.isDead, started()]).toEqual([true, 2])
  await host.stop()
})

test.each(['before', 'at once', 'while the next is opened'])(
  'a storage lost %s a renewal: one engine follows, and no more',
  async when => {
    const { host, started } = await startHost()
    const storage = theOpen()
    if (when === 'before') storage.lose(new Error('cut'))
    host.renew()
    if (when === 'while the next is opened') await turn()
    storage.lose(new Error('cut'))
    await isBack(host)
    for (let turns = 0; turns < 20; turns++) await turn()
    expect([LosableStorage.opened.size, started()]).toEqual([1, 2])
    expect((await host.ready()).isDead).toBe(false)
    await host.stop()
    expect(LosableStorage.opened.size).toBe(0)
  },
)

test('a renewal that cannot open the books goes on trying, and turns requests away meanwhile', async () => {
  const { host } = await startHost()
  LosableStorage.failures = 2
  host.renew()
  await expect(host.ready()).rejects.toThrow(BooksUnavailable)
  await isBack(host)
  await host.stop()
})

test('stopped while it reopens, it leaves nothing open', async () => {
  const { host } = await startHost()
  theOpen().lose(new Error('cut'))
  await host.stop()
  expect(LosableStorage.opened.size).toBe(0)
  expect(host.engine).toBeUndefined()
})
