/** `npm run close-market`: lets the simulated market of the running trial (`npm start`) close now, so that the day can be closed. */
import { join } from 'node:path'
import { dataDir } from '@guitai/server/run-server.ts'
import { closeMarket, NoTrialRuns } from './market-control.ts'

try {
  const { tradeDate, timeText } = await closeMarket(join(dataDir, 'market'))
  process.stdout.write(`${tradeDate} ${timeText} (Beijing): the market is closed; RZ or E01 may begin\n`)
} catch (error) {
  if (!(error instanceof NoTrialRuns)) throw error
  process.stderr.write(`${error.message}: start the trial with npm start\n`)
  process.exitCode = 2
}
