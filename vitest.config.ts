/**
 * Four projects. `unit` needs nothing but the source and runs in parallel; the others start real
 * PostgreSQL servers, simulators or a browser, so their files run one after another, each project
 * after the one before it.
 */
import { defineConfig } from 'vitest/config'

const common = { exclude: ['**/node_modules/**', '**/dist/**'], environment: 'node' as const }

function serial(name: string, groupOrder: number, include: string[], globalSetup: string[] = []) {
  // A second, the default, is little where browser, server and database share two cores.
  const limits = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 10_000 } } }
  const order = {
    fileParallelism: name === 'storage',
    maxWorkers: name === 'storage' ? 2 : 1,
    sequence: { groupOrder },
  }
  return { test: { ...common, ...limits, ...order, name, include, globalSetup } }
}

/** One PostgreSQL for all files of a project that only want a database (tests/support/database.ts). */
const postgres = ['tests/support/postgres-server.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          maxWorkers: 2,
          include: [
            'core/**/*.test.ts',
            'protocols/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/tidy.test.ts',
            'tests/property/**/*.test.ts',
          ],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      serial(
        'storage',
        1,
        [
          'adapters/**/*.test.ts',
          'reports/**/*.test.ts',
          'prints/**/*.test.ts',
          'tests/storage/**/*.test.ts',
        ],
        postgres,
      ),
      serial('simulation', 2, [
        'apps/{server,cli,simulator}/**/*.test.ts',
        'tests/{golden,performance,scenarios,simulation}/**/*.test.ts',
      ]),
      serial('web', 3, ['apps/web/**/*.test.{ts,tsx}', 'tests/{journeys,support}/**/*.test.ts']),
    ],
  },
})
