/** `npm run check` checks everything that needs no running server. It takes about a minute. */
import { checkSteps } from './check-steps.ts'
import { runSteps } from './run-steps.ts'

const failed = await runSteps(checkSteps({ unitTests: true }))
console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
