/**
 * One state of the books, however many questions are asked and on however many connections: what takes long runs side by side and sees
 * the same. It writes nothing.
 */
import type pg from 'pg'

export type Connections = readonly [pg.ClientBase, ...pg.ClientBase[]]

export async function inOneSnapshot<T>(clients: Connections, read: () => Promise<T>): Promise<T> {
  const [first, ...others] = clients
  try {
    await begin(first)
    for (const other of others) await begin(other, await exported(first))
    return await read()
  } finally {
    for (const client of clients) await client.query('rollback')
  }
}

async function begin(client: pg.ClientBase, snapshot?: string): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  if (snapshot !== undefined) await client.query(`set transaction snapshot '${snapshot}'`)
  // The planner knows little of a partition made today: what looks tiny to it must not be looped over.
  await client.query('set local enable_nestloop = off')
}

async function exported(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
  return rows[0]?.snapshot ?? ''
}

type Part<T> = (client: pg.ClientBase) => Promise<T>
type Results<Parts extends readonly Part<unknown>[]> = {
  [I in keyof Parts]: Awaited<ReturnType<Parts[I]>>
}

/** Each part on a connection of its own, as far as they go; the others after the last. All have ended when this does. */
export async function sideBySide<const Parts extends readonly Part<unknown>[]>(
  clients: Connections,
  parts: Parts,
): Promise<Results<Parts>> {
  const lanes = new Map<pg.ClientBase, Promise<unknown>>()
  const results = parts.map((part, index) => {
    const client = clients[Math.min(index, clients.length - 1)] ?? clients[0]
    const result = (lanes.get(client) ?? Promise.resolve()).then(() => part(client))
    lanes.set(client, result)
    return result
  })
  await Promise.allSettled(results)
  return (await Promise.all(results)) as Results<Parts>
}
