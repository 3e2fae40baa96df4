/**
 * Four projects. `unit` needs nothing but the source; the others start real PostgreSQL servers, simulators or a browser. These
 * wait more than they compute, so three of their files run at a time, the long ones first. Every file has folders, ports and
 * databases of its own, and none depends on how fast anything is.
 */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

// Servers, simulators and threads are started over and over: what Node makes of their sources is kept.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.build', 'compile-cache')

// A worker keeps its modules from file to file: loading them anew for each takes longer than most tests.
const common = { exclude: ['**/node_modules/**', '**/dist/**'], environment: 'node' as const, isolate: false }

function withServers(name: string, include: string[], globalSetup: string[] = []) {
  // A second, the default, is little where browser, server and database share two cores.
  const limits = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }
  const order = { maxWorkers: 3, sequence: { groupOrder: 1 } }
  return { test: { ...common, ...limits, ...order, name, include, globalSetup } }
}

/** One PostgreSQL for all files of a project that only want a database (tests/support/database.ts). */
const postgres = ['tests/support/postgres-server.ts']

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          maxWorkers: 2,
          include: [
            'core/**/*.test.ts',
            'audit/**/*.test.ts',
            'protocols/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/{tidy,words}.test.ts',
            'tests/property/**/*.test.ts',
          ],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      withServers(
        'storage',
        [
          'adapters/**/*.test.ts',
          'reports/**/*.test.ts',
          'prints/**/*.test.ts',
          'tests/storage/**/*.test.ts',
        ],
        postgres,
      ),
      withServers('simulation', [
        'apps/{server,trial,cli,simulator}/**/*.test.ts',
        'tests/{audit,golden,performance,scenarios,simulation}/**/*.test.ts',
      ]),
      withServers(
        'web',
        ['apps/{web,web-kit}/**/*.test.{ts,tsx}', 'tests/{journeys,support}/**/*.test.ts'],
        ['tests/support/built-web.ts'],
      ),
    ],
  },
})
