/**
 * One state of the books for any number of queries and connections, so that long checks run side by side and see the same. It
 * writes nothing.
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
  // The planner knows little about a partition made today, and must not loop over what looks tiny to it.
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

/**
 * Runs each part on a connection of its own while there are any; the others follow on the last. All have ended when this
 * resolves.
 */
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
