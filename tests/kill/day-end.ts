/**
 * Kills the day end after each of its chunks, each time in a copy of the same prepared day, lets it continue, and compares the
 * resulting books with those of an undisturbed run.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { differences, readBooks, type Books } from './compare-books.ts'
import type { DayEndProcess } from './day-end-process.ts'
import { copyPrepared, prepareDay } from './prepared-day.ts'

const ENTRY = join(import.meta.dirname, 'day-end-process.ts')

export interface KillChoice {
  clients: number
  chunkSizes: DayEndProcess['chunkSizes']
}

export class KilledDayEnd {
  readonly #choice: KillChoice
  readonly #folder = mkdtempSync(join(tmpdir(), 'guitai-day-end-'))
  #undisturbed: Books | undefined
  #undisturbedBack: Books | undefined
  #runs = 0

  constructor(choice: KillChoice) {
    this.#choice = choice
    chmodSync(this.#folder, 0o755)
  }

  get #prepared(): string {
    return join(this.#folder, 'prepared')
  }

  /** The boundaries of an undisturbed run, such as 'E12 3'. */
  async prepare(): Promise<string[]> {
    await prepareDay(this.#prepared, this.#choice.clients)
    return this.#inACopy(async folder => {
      const { boundaries } = await this.#run(folder, '')
      this.#undisturbed = await readBooks(folder)
      return boundaries
    })
  }

  /** The boundaries of E21, of a day that is closed, taken back, and closed again. It follows `prepare`. */
  async prepareTakingBack(): Promise<string[]> {
    return this.#inACopy(async folder => {
      const { boundaries } = await this.#run(folder, '', true)
      this.#undisturbedBack = await readBooks(folder)
      return boundaries.filter(boundary => boundary.startsWith('E21 '))
    })
  }

  /** The differences after it was killed there and continued. */
  killBehind(boundary: string): Promise<string[]> {
    const isTakenBack = boundary.startsWith('E21 ')
    const expected = isTakenBack ? this.#undisturbedBack : this.#undisturbed
    return this.#inACopy(async folder => {
      const { signal } = await this.#run(folder, boundary, isTakenBack)
      if (signal !== 'SIGKILL') throw new Error(`${boundary} was not reached`)
      await this.#run(folder, '', isTakenBack)
      return differences(expected ?? new Map(), await readBooks(folder))
    })
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #inACopy<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = join(this.#folder, 'run')
    copyPrepared(this.#prepared, folder)
    try {
      return await use(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** Runs a process of its own to its end. Its output names the chunks that are committed. */
  #run(
    folder: string,
    killBehind: string,
    isTakenBack = false,
  ): Promise<{ boundaries: string[]; signal: string | null }> {
    const words: DayEndProcess = {
      folder,
      chunkSizes: this.#choice.chunkSizes,
      killBehind,
      isTakenBack,
      run: ++this.#runs,
    }
    const child = spawn(process.execPath, [ENTRY, JSON.stringify(words)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const boundaries: string[] = []
    let complaint = ''
    createInterface({ input: child.stdout }).on('line', line => boundaries.push(line))
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
    return new Promise((resolve, reject) => {
      child.once('close', (code, signal) =>
        code === 0 || signal === 'SIGKILL'
          ? resolve({ boundaries, signal })
          : reject(new Error(`the day end ended with ${String(code ?? signal)}\n${complaint}`)),
      )
    })
  }
}
