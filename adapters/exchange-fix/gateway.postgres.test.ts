/** Tests the gateway on PostgreSQL while its database connection is closed again and again. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { createMemoryStore } from './memory-store.ts'
import { createPostgresSessionStore } from './postgres-session-store.ts'
import { order, TestCounter, TestExchange } from './testing/fix-pair.ts'

let postgres: TestDatabase

beforeAll(async () => {
  postgres = await testDatabase()
})

afterAll(() => postgres.drop())

test('each order is sent once, each has its row, and every row was sent', async () => {
  const exchange = new TestExchange(createMemoryStore())
  await exchange.start()
  const store = createPostgresSessionStore(postgres.url)
  const us = new TestCounter(exchange, store)
  const killer = new pg.Client({ connectionString: postgres.url })
  await killer.connect()
  const kill = (): Promise<unknown> =>
    killer.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guitai fix' and datname = current_database()",
    )
  us.gateway.start()
  await us.until(() => us.gateway.state === 'logged-on')
  for (let round = 0; round < 5; round++) {
    for (let i = 1; i <= 100; i++) us.gateway.send([order(round * 100 + i)])
    await kill()
    await us.until(() => us.fills().length === (round + 1) * 100)
  }
  expect(us.fills()).toEqual(Array.from({ length: 500 }, (_, i) => order(i + 1).clOrdId))
  expect(exchange.orders.length).toBe(500)
  expect((await store.submitted('exchange')).size).toBe(500)
  await us.gateway.stop()
  await Promise.all([exchange.acceptor.stop(true), killer.end(), store.close()])
})
