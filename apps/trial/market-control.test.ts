/** The market of a trial closes when it is told to, and the depository's files are there then. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closeMarket, keepControlPort, NoTrialRuns } from './market-control.ts'
import { startSimulator, type SimulatorProcess } from './start-simulator.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-market-'))
let simulator: SimulatorProcess | undefined
afterAll(async () => {
  await simulator?.stop()
  rmSync(folder, { recursive: true })
})

test('where none has run, that is said', async () => {
  await expect(closeMarket(join(folder, 'nothing'))).rejects.toThrow(NoTrialRuns)
})

test('from the morning to the close, with the files of the day', async () => {
  const filesFolder = join(folder, 'files')
  const state = join(folder, 'market')
  simulator = await startSimulator({
    seed: 7,
    date: '2026-11-23',
    mode: 'accelerated',
    speed: 10,
    activity: 0.05,
    filesFolder,
    stateFolder: state,
    time: '09:14',
  })
  keepControlPort(state, simulator.controlPort)
  expect(await closeMarket(state)).toMatchObject({ tradeDate: '2026-11-23', timeText: '15:31:00' })
  expect(readdirSync(filesFolder)).toEqual(
    expect.arrayContaining(['jsmx01_js326.b23', 'SJSMX11123.DBF', 'trades-BJSE-20261123.txt']),
  )
  await simulator.stop()
  await expect(closeMarket(state)).rejects.toThrow(NoTrialRuns)
}, 60_000)
