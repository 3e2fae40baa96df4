/** One query on a connection of its own, because the server with its database may have been killed since the last. */
import pg from 'pg'

export async function asking<T>(url: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'auditor' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await read(client)
  } finally {
    await client.end()
  }
}
