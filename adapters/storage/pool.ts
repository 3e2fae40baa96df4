/**
 * The server's own small pool: gathering, sessions, quotes. Neither the engine's writer nor the readers use it. The day's proof
 * takes three of its connections at once.
 */
import pg from 'pg'

export type Pool = pg.Pool

export function openPool(url: string, idleLost: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    application_name: 'guitai server',
    statement_timeout: 60_000,
  })
  pool.on('error', idleLost)
  // One that breaks while it is lent out fails the question of its borrower, and must not end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

export async function isAlive(pool: Pool): Promise<boolean> {
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  }
}
