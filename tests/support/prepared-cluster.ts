/**
 * Clusters for tests that want one of their own, to stop or to kill it. initdb and the migrations take seconds, a copy of their
 * result a fraction of one. The original is made once for each version of the migrations and kept in .build.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { presentFormat } from '../../adapters/storage/chain-format.ts'
import { startPostgres } from '../../adapters/storage/embedded-postgres.ts'
import { migrate } from '../../adapters/storage/migrate.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const KEPT = join(ROOT, '.build')
const NAME = 'test-cluster-'
const STORAGE = join(ROOT, 'adapters', 'storage')

/** Puts a migrated cluster without a row at `dataDir`, as if a server had been there once. It has to be started. */
export async function prepareCluster(dataDir: string): Promise<void> {
  const original = join(await originalCluster(), 'data')
  mkdirSync(dirname(dataDir), { recursive: true })
  cpSync(original, dataDir, { recursive: true })
  chmodSync(dataDir, 0o700)
  for (const file of ['password', 'superuser-password', 'backup-password']) {
    copyFileSync(`${original}.${file}`, `${dataDir}.${file}`)
    chmodSync(`${dataDir}.${file}`, 0o600)
  }
}

/** A hash of everything it is made from; another version makes another cluster. */
function version(): string {
  const migrations = join(STORAGE, 'migrations')
  const sources = [
    join(STORAGE, 'embedded-postgres.ts'),
    join(STORAGE, 'embedded-postgres-roles.ts'),
    join(STORAGE, 'migrate.ts'),
    join(STORAGE, 'keep-format.ts'),
    ...readdirSync(migrations)
      .sort()
      .map(name => join(migrations, name)),
    join(ROOT, 'package-lock.json'),
  ]
  const digest = createHash('sha256').update(JSON.stringify(presentFormat()))
  for (const source of sources) digest.update(source).update(readFileSync(source))
  return digest.digest('hex').slice(0, 16)
}

/**
 * It is made elsewhere and moved to its place, so that a half made one is never copied. A second process uses the first one's.
 */
async function originalCluster(): Promise<string> {
  const folder = join(KEPT, `${NAME}${version()}`)
  if (existsSync(folder)) return folder
  mkdirSync(KEPT, { recursive: true })
  const former = readdirSync(KEPT).filter(name => name.startsWith(NAME) && !name.includes('.'))
  const unfinished = mkdtempSync(`${folder}.`)
  const made = await makeCluster()
  try {
    cpSync(made, unfinished, { recursive: true })
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    for (const path of [made, unfinished]) rmSync(path, { recursive: true, force: true })
  }
  for (const name of former) rmSync(join(KEPT, name), { recursive: true, force: true })
  return folder
}

/** In a folder that every account may enter, because PostgreSQL may have to run under another one. */
async function makeCluster(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-cluster-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres({ dataDir: join(folder, 'data') })
  try {
    await migrate(server.url)
  } finally {
    await server.stop()
  }
  rmSync(join(folder, 'data.log'), { force: true })
  return folder
}
