/**
 * Finds who imports whom, file by file. Imports of types count, because a reader has to open that file too. From these arrows
 * follow circles, arrows from a lower floor of core to a higher one, and the connections between a folder's rooms.
 */
import { posix } from 'node:path'
import { nodesOf, textOfLiteral } from './syntax.ts'
import type { SourceFile } from './source-files.ts'

export interface Arrow {
  readonly from: string
  readonly to: string
}

const WORKSPACE = /^@guitai\/([^/]+)\/(.+)$/
const APPLICATIONS = new Set(['server', 'web', 'cli', 'simulator', 'trial'])

/**
 * The floors of core, lowest first. Folders on the same floor may not import each other either; `.dependency-cruiser.cjs`
 * enforces that.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['base'],
  ['words'],
  ['rules'],
  ['books'],
  ['frame'],
  ['procedures'],
  ['day-parts', 'follow-ups'],
  ['functions', 'inbound'],
  ['engine'],
]

/** Each pair of files once; generated files count only as what is imported. */
export function arrowsOf(files: readonly SourceFile[]): Arrow[] {
  return files.flatMap(file => {
    const imported = nodesOf(file)
      .filter(({ type }) => type.startsWith('Import') || type.startsWith('Export') || type === 'TSImportType')
      .map(node => pathOf(file.path, textOfLiteral(node['source'] ?? node['argument'])))
    return [...new Set(imported)].flatMap(to => (to === undefined ? [] : [{ from: file.path, to }]))
  })
}

/** The file of the project that an import names; undefined for packages. */
function pathOf(importer: string, name: string | undefined): string | undefined {
  if (name?.startsWith('.') === true) return posix.join(posix.dirname(importer), name)
  const [, workspace = '', path = ''] = WORKSPACE.exec(name ?? '') ?? []
  if (path === '') return undefined
  return posix.join(APPLICATIONS.has(workspace) ? 'apps' : '', workspace, path)
}

/** The files that reach themselves by imports. */
export function filesInCircles(arrows: readonly Arrow[]): string[] {
  const next = Map.groupBy(arrows, ({ from }) => from)
  const reaches = (start: string): boolean => {
    const seen = new Set<string>()
    const open = [start]
    for (let file = open.pop(); file !== undefined; file = open.pop())
      for (const { to } of next.get(file) ?? []) {
        if (to === start) return true
        if (!seen.has(to)) open.push(to)
        seen.add(to)
      }
    return false
  }
  return [...next.keys()].filter(reaches)
}

/** Arrows in core that lead up. A folder without a floor lies above all others. */
export function upwardArrows(arrows: readonly Arrow[]): Arrow[] {
  return arrows
    .filter(({ from, to }) => isInCore(from) && isInCore(to))
    .filter(({ from, to }) => floorOf(from) < floorOf(to))
}

const isInCore = (path: string): boolean => path.startsWith('core/')

function floorOf(path: string): number {
  const floor = FLOORS.findIndex(folders => folders.includes(path.split('/')[1] ?? ''))
  return floor < 0 ? FLOORS.length : floor
}

/** The rooms of a folder: each subfolder, and each file directly in it. */
export function roomsOf(folder: string, files: readonly SourceFile[]): string[] {
  return [...new Set(files.flatMap(({ path }) => roomOf(folder, path) ?? []))]
}

/** Each pair of rooms once. */
export function arrowsBetweenRooms(folder: string, arrows: readonly Arrow[]): string[] {
  const pairs = arrows.flatMap(({ from, to }) => {
    const [here, there] = [roomOf(folder, from), roomOf(folder, to)]
    return here === undefined || there === undefined || here === there ? [] : [`${here} → ${there}`]
  })
  return [...new Set(pairs)]
}

function roomOf(folder: string, path: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/')[0] : undefined
}
