/**
 * V8's options for every program that may hold a day's orders in memory; docs/decisions/0021 gives the reasons. It is plain
 * JavaScript, because the launcher runs on whatever Node there is. An option that a Node does not know would keep it from
 * starting, so it is left out.
 */
import { spawnSync } from 'node:child_process'

const WANTED = [
  '--max-semi-space-size=16',
  '--external-memory-accounted-in-global-limit',
  '--heap-growing-percent=100',
  '--no-memory-reducer',
]

/** The options that this Node knows. */
export function v8Options(node) {
  const { stdout } = spawnSync(node, ['--v8-options'], { encoding: 'utf8' })
  const known = new Set(stdout?.match(/^ {2}--[a-z0-9-]+/gm)?.map(line => line.trim()))
  return WANTED.filter(option => known.has(option.replace(/^--no-/, '--').replace(/=.*/, '')))
}
