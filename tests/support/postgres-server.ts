/** vitest's global set-up: one PostgreSQL for all test files that ask for a database. */
import type { TestProject } from 'vitest/node'
import { startTestServer } from './database.ts'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('postgresUrl', server.url)
  project.provide('superuserUrl', server.superuserUrl)
  return () => server.stop()
}
