/**
 * Runs the steps of a check, each when the one it comes after is done. A step that passes prints one line with its time, unless
 * it has a table to show; one that fails prints all its output. The others still run, so that one look shows everything that is
 * wrong.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

export interface Step {
  readonly name: string
  /** The name of an earlier step; when absent the step begins at once. */
  readonly after?: string
  /** Its output is shown even when it passes. */
  readonly isShown?: boolean
  readonly run: () => Promise<StepResult>
}

export interface StepResult {
  readonly passed: boolean
  readonly output: string
}

/** The names of the steps that failed. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const done = new Map<string, Promise<boolean>>()
  for (const step of steps) {
    const before = step.after === undefined ? undefined : done.get(step.after)
    if (step.after !== undefined && before === undefined) throw new Error(`${step.name}: no ${step.after}`)
    done.set(
      step.name,
      Promise.resolve(before).then(() => runStep(step)),
    )
  }
  const passed = await Promise.all(done.values())
  return [...done.keys()].filter((_, i) => passed[i] !== true)
}

async function runStep({ name, isShown = false, run }: Step): Promise<boolean> {
  const begun = performance.now()
  const { passed, output } = await run()
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6)
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`)
  if (!passed || isShown) console.log(output.trimEnd().replaceAll(/^/gm, '    '))
  return passed
}

/** A program of node_modules, run by the pinned Node whatever the machine's own is; `live` shows its output at once. */
export function tool(path: string, args: readonly string[], live = false): Promise<StepResult> {
  return command(process.execPath, [join(root, 'node_modules', path), ...args], live)
}

export function command(program: string, args: readonly string[], live = false): Promise<StepResult> {
  const { promise, resolve, reject } = Promise.withResolvers<StepResult>()
  const stdio = live ? 'inherit' : 'pipe'
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', stdio, stdio] })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.on('error', reject)
  child.on('close', code => resolve({ passed: code === 0, output }))
  return promise
}
