/**
 * A connection for one piece of work. If it breaks, the question under way fails, or the next one; the event that tells
 * of it between two questions is for nobody, but without a listener it would end the process.
 */
import pg from 'pg'

export async function withClient<T>(
  url: string,
  applicationName: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
