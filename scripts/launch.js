/**
 * `node scripts/launch.js FILE args…` runs FILE on the Node that the lockfile pins.
 *
 * The machine's own Node may be 20, which cannot run TypeScript. npm brings Node 24 as a platform package, so no install script
 * is needed. This file and what it imports are therefore plain JavaScript without dependencies. It installs what the lockfile
 * says, builds the web part where FILE needs it, and runs FILE. Each step is skipped when nothing changed since it was last
 * done.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v8Options } from './v8-options.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const lockfile = join(root, 'package-lock.json')
const needsWeb = [
  'apps/trial/start.ts',
  'apps/server/main.ts',
  'scripts/test.ts',
  'tests/journeys/run-journeys.ts',
  'tests/performance/bench.ts',
  'tests/support/web-is-built.ts',
]

const hash = text => createHash('sha256').update(text).digest('hex')
const readOr = (file, fallback) => (existsSync(file) ? readFileSync(file, 'utf8') : fallback)

function say(text) {
  process.stderr.write(`guitai: ${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}

/** npm lists what it installed beside the packages; every package must be there in the locked version. */
function installedAsLocked() {
  const installed = readOr(join(modules, '.package-lock.json'), undefined)
  if (installed === undefined) return false
  const present = JSON.parse(installed).packages
  const wanted = Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages)
  return wanted.every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true
    if (entry.link === true) return isLinked(join(root, path), join(root, entry.resolved))
    const found = present[path]
    if (found === undefined)
      return entry.optional === true || entry.devOptional === true || entry.peer === true
    return (
      found.version === entry.version && found.resolved === entry.resolved && existsSync(join(root, path))
    )
  })
}

/** A part of our own is a link. It is made here, so that a new part needs no installation. */
function isLinked(path, target) {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) symlinkSync(relative(dirname(path), target), path, 'junction')
  return true
}

function npm(args) {
  const cli = process.env.npm_execpath
  const own = cli !== undefined && /npm-cli\.c?js$/.test(cli) && existsSync(cli)
  const windows = process.platform === 'win32'
  const command = own ? process.execPath : windows ? 'npm.cmd' : 'npm'
  const shell = !own && windows
  const result = spawnSync(command, own ? [cli, ...args] : args, { cwd: root, stdio: 'inherit', shell })
  if (result.error !== undefined) fail(`npm cannot be started: ${result.error.message}`)
  if (result.status !== 0) fail(`npm ${args[0]} failed; its own messages are above`)
}

function ensureInstalled() {
  const locked = existsSync(lockfile)
  const wanted = hash(readOr(lockfile, readFileSync(join(root, 'package.json'), 'utf8')))
  const stamp = join(modules, '.guitai-installed')
  if (readOr(stamp, '') === wanted) return
  if (!locked || !installedAsLocked()) {
    say(`installing packages (npm ${locked ? 'ci' : 'install'}), about half a minute the first time …`)
    npm([
      locked ? 'ci' : 'install',
      '--include=dev',
      '--include=optional',
      '--ignore-scripts',
      '--loglevel=error',
    ])
  }
  writeFileSync(stamp, wanted)
}

/** The pinned Node, or this one when it is new enough to run TypeScript. */
function pinnedNode() {
  const { platform, arch } = process
  const binary = platform === 'win32' ? ['bin', 'node.exe'] : ['bin', 'node']
  const names = [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`]
  const candidates = names.map(name => join(modules, name, ...binary))
  const found = [...candidates, join(modules, '.bin', 'node')].find(file => existsSync(file))
  if (found !== undefined) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(`no Node 24 package for ${platform}-${arch}: install Node 24 or newer and start again`)
}

const notSources = new Set(['node_modules', 'dist', 'e2e', '.vite'])

/** Names and contents of everything from which the web part may be built, in a fixed order. */
function addSources(digest, folder) {
  const entries = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !notSources.has(entry.name)) addSources(digest, path)
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      digest.update(path.slice(root.length)).update(readFileSync(path))
  }
}

function ensureWebBuilt(node) {
  const web = join(root, 'apps', 'web')
  if (!existsSync(join(web, 'index.html'))) return
  const digest = createHash('sha256').update(readOr(lockfile, ''))
  for (const folder of ['apps/web', 'apps/web-kit', 'core', 'protocols', 'reports']) {
    if (existsSync(join(root, folder))) addSources(digest, join(root, folder))
  }
  const wanted = digest.digest('hex')
  const stamp = join(root, '.build', 'web-sources')
  if (existsSync(join(web, 'dist', 'index.html')) && readOr(stamp, '') === wanted) return
  say('building the web counter …')
  const vite = [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']
  // Tests that build must not leave what only developers want: the web part would be half as large again.
  const env = { ...process.env, NODE_ENV: 'production' }
  const result = spawnSync(node, vite, { cwd: web, env, stdio: ['ignore', 2, 2] })
  if (result.status !== 0) fail('the web counter cannot be built; the reasons are above')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/**
 * A terminal sends Ctrl-C to the whole foreground group, including the child, so it is passed on only where there is no
 * terminal. This process waits for the child in any case and ends as it ended.
 */
function handOver(node, file, args) {
  const child = spawn(node, [...v8Options(node), file, ...args], { stdio: 'inherit', cwd: process.cwd() })
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.on('error', error => fail(`${node} cannot be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** When npm is told to end it does not tell its scripts, so a program started by it ends when npm is gone. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
}

const [file, ...args] = process.argv.slice(2)
if (file === undefined) fail('usage: node scripts/launch.js FILE [arguments]')
const path = resolve(root, file)
ensureInstalled()
if (!existsSync(path)) fail(`${file} does not exist`)
const node = pinnedNode()
if (
  needsWeb.includes(
    path
      .slice(root.length + 1)
      .split(sep)
      .join('/'),
  )
)
  ensureWebBuilt(node)
handOver(node, path, args)
