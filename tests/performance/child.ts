/** Child processes: started with V8's options of this one, listened to, and ended by closing their input. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  /** The first line of its output, as JSON. */
  said: unknown
  pid: number | undefined
  stop: () => Promise<void>
}

/** Resolves with the first line of its output. */
export async function startChild(file: string, ...args: string[]): Promise<Child> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, fileURLToPath(new URL(file, import.meta.url)), ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = endOf(child)
  const line = await firstLine(child)
  const stop = (): Promise<void> => {
    child.stdin?.end()
    return ended
  }
  return { said: JSON.parse(line), pid: child.pid, stop }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise(resolve => child.once('exit', () => resolve()))
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('a child without output'))
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('error', reject)
    child.once('exit', code =>
      reject(new Error(`a child ended with ${String(code)} before it said anything`)),
    )
  })
}
