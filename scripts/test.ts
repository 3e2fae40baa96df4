/**
 * `npm test` runs everything, in order of cost. Arguments go to vitest (`npm test -- --project storage`). The last line is `N
 * passed, N failed`, which counts every test and every step of the check.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkSteps } from './check-steps.ts'
import { root, runSteps, tool } from './run-steps.ts'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
}

const begun = performance.now()
const steps = checkSteps({ unitTests: false })
const failedSteps = await runSteps(steps)
const report = await runTests(process.argv.slice(2))

const passed = steps.length - failedSteps.length + report.numPassedTests
// A file that cannot be loaded has no failed tests, but it failed.
const suites = report.success || report.numFailedTests > 0 ? 0 : Math.max(1, report.numFailedTestSuites)
const failed = failedSteps.length + report.numFailedTests + suites
console.log(`\n${Math.round((performance.now() - begun) / 1000)} s`)
if (failedSteps.length > 0) console.log(`failed steps of the check: ${failedSteps.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runTests(args: readonly string[]): Promise<Report> {
  const file = join(root, '.build', 'test-report.json')
  mkdirSync(join(root, '.build'), { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file]
  const { passed: success } = await tool('vitest/vitest.mjs', ['run', ...reporters, ...args], true)
  try {
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as Report), success }
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1, success: false }
  }
}
