/**
 * Rules of the source that no other tool checks. Everything is read once; there is no list of exceptions, only numbers that may
 * be lowered.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { functionsOf } from '../scripts/house/functions-of.ts'
import { deadNames } from '../scripts/house/named-paths.ts'
import { nameOfKey, nodesOf, type SyntaxNode } from '../scripts/house/syntax.ts'
import {
  isHandwritten,
  isTest,
  pathsBelow,
  placeOf,
  readSource,
  withoutComments,
  type SourceFile,
} from '../scripts/house/source-files.ts'

const root = dirname(import.meta.dirname)

/** In lines. Other figures that may only become smaller are in `scripts/house`. */
const LIMITS = { file: 400, longestFunction: 70 }

/** The rule for subjects applies after this commit. */
const FIRST_SHORT_SUBJECT = '90b10c99f710d4279725c427d0bc983a6e4085e2'

const paths = pathsBelow(root)
const read = (path: string): SourceFile => readSource(root, path)
const source = paths.filter(isHandwritten).map(read)
const shipped = source.filter(({ path }) => !isTest(path))
const core = shipped.filter(({ path }) => path.startsWith('core/'))

/** The words in code letters in the "never" column of the glossary's tables. */
function forbiddenWords(): string[] {
  const rows = read('docs/GLOSSARY.md')
    .text.split('\n')
    .filter(line => line.startsWith('| '))
  return rows.flatMap(row => [...(row.split('|')[3] ?? '').matchAll(/`(\w+)`/g)].map(match => match[1] ?? ''))
}

/** 'path:line' of every match of the pattern. */
function places(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(file => [...file.text.matchAll(pattern)].map(({ index }) => placeOf(file, index)))
}

const NOTES = 'core/frame/schema-notes.ts'

/** Places of object literals with a key 'x-…' that no typed call takes. */
function untypedNotes(file: SourceFile): string[] {
  const nodes = nodesOf(file)
  const typed = nodes.filter(
    ({ type, callee }) =>
      type === 'CallExpression' && ['noted', 'titled'].includes((callee as { name?: string }).name ?? ''),
  )
  return nodes
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap(({ properties }) => properties as SyntaxNode[])
    .filter(property => property.type === 'Property' && nameOfKey(property)?.startsWith('x-') === true)
    .filter(({ start }) => !typed.some(call => call.start < start && start < call.end))
    .map(({ start }) => placeOf(file, start))
}

describe('files', () => {
  test('every shipped file opens with a comment that says what it is', () => {
    const silent = shipped.filter(({ text }) => !/^(#!.*\n)?\/\*\*/.test(text))
    expect(silent.map(({ path }) => path)).toEqual([])
  })

  test('every function, inbound message, report, change, procedure and rule has its test beside it', () => {
    const tested = shipped.filter(({ path, text }) => mustHaveTest(path, text)).map(({ path }) => path)
    expect(tested.filter(path => !existsSync(join(root, path.replace(/\.ts$/, '.test.ts'))))).toEqual([])
  })

  test('a declaration is named like its file', () => {
    const declared = shipped.flatMap(({ path, text }) =>
      [
        ...text.matchAll(/define(?:Function|Inbound|Report|Query|Step|Print)\(\{[\s\S]*?\bname: '([^']+)'/g),
      ].map(match => ({ path, name: match[1] })),
    )
    expect(declared.filter(({ path, name }) => basename(path, '.ts') !== name)).toEqual([])
  })

  test('names are kebab-case', () => {
    const named = source
      .map(({ path }) => basename(path))
      .filter(name => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(name))
    expect(named).toEqual([])
  })

  test('no file is too long to be read in one go', () => {
    const long = shipped.filter(({ lines }) => lines > LIMITS.file)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test('core has no barrels', () => {
    expect(core.map(({ path }) => path).filter(path => basename(path) === 'index.ts')).toEqual([])
  })
})

function mustHaveTest(path: string, text: string): boolean {
  if (
    /= define(Function|Inbound|Report|Query|Step|Print)\(/.test(text) &&
    !basename(path).startsWith('define-')
  )
    return true
  return /^core\/(books\/changes|procedures|rules)\//.test(path) && /^export function /m.test(text)
}

describe('text', () => {
  test('nothing is postponed, switched off or hidden from the tools', () => {
    // Each word has a letter in brackets, so that this file does not contain it.
    const words =
      /\b(FIX[M]E|TO[D]O|(es|ox)lint-[d]isable|prettier-[i]gnore)\b|@ts-([i]gnore|[n]ocheck|[e]xpect-error)/g
    expect(places(source, words)).toEqual([])
  })

  test('core has no `any`', () => {
    expect(places(core.map(withoutComments), /(:|\bas|<|,|\|)\s*any\b(?!\w*\()/g)).toEqual([])
  })

  test("the glossary's forbidden words are absent", () => {
    const never = forbiddenWords()
    expect(never).toContain('entrust')
    const pattern = new RegExp(`\\b(${never.join('|')})\\b`, 'gi')
    const files = source.filter(({ path }) => path !== 'tests/tidy.test.ts').map(withoutComments)
    expect(places(files, pattern)).toEqual([])
  })
})

describe('schemas', () => {
  test('say what JSON Schema has no word for through `noted` or `titled`, whose words are typed', () => {
    const declaring = shipped.filter(({ path }) => /^(core|reports|prints)\//.test(path) && path !== NOTES)
    expect(declaring.flatMap(untypedNotes)).toEqual([])
  })

  test.each([
    ["Type.String({ 'x-widgett': 'client' })", 1],
    ["Type.String({ ...noted({ 'x-widget': 'client' }) })", 0],
    ["titled(title, { 'x-widget': 'client' })", 0],
    ["const { 'x-widget': widget } = schema", 0],
  ])('%s: %i', (text, count) => {
    expect(untypedNotes({ path: 'core/a.ts', text, lines: 1 })).toHaveLength(count)
  })
})

describe('classes', () => {
  test('of ours inherit from none of ours but errors', () => {
    const classes = shipped.flatMap(({ text }) =>
      [...text.matchAll(/\bclass (\w+)(?:<[^>]*>)?(?: extends (\w+))?/g)].map(([, name, parent]) => ({
        name,
        parent,
      })),
    )
    const ours = new Set(classes.map(({ name }) => name))
    const heirs = classes.filter(({ parent }) => ours.has(parent) && !(parent ?? '').endsWith('Error'))
    expect(heirs).toEqual([])
  })
})

describe('functions', () => {
  test('are short', () => {
    const long = shipped.flatMap(functionsOf).filter(({ lines }) => lines > LIMITS.longestFunction)
    expect(long.map(({ place, lines }) => `${place}: ${lines}`)).toEqual([])
  })
})

describe('around the source', () => {
  test('migrations are numbered from 0001 without gaps', () => {
    const migrations = paths
      .filter(path => path.startsWith('adapters/storage/migrations/'))
      .map(path => basename(path))
    const numbers = migrations.map((_, index) => String(index + 1).padStart(4, '0'))
    expect(migrations.map(name => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? name)).toEqual(numbers)
  })

  test('every link in the documents leads somewhere', () => {
    const documents = paths.filter(path => path.endsWith('.md')).map(read)
    const dead = documents.flatMap(({ path, text }) =>
      linksOf(text)
        .filter(link => !existsSync(resolve(root, dirname(path), link)))
        .map(link => `${path}: ${link}`),
    )
    expect(dead).toEqual([])
  })

  test('every file that a comment or a document names is there', () => {
    const named = paths.filter(path => isHandwritten(path) || /\.(md|sql)$/.test(path)).map(read)
    expect(named.flatMap(file => deadNames(file, paths))).toEqual([])
  })

  test('a decision is at most 40 lines', () => {
    const decisions = paths.filter(path => path.startsWith('docs/decisions/')).map(read)
    expect(decisions.filter(({ lines }) => lines > 40).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    )
  })

  test('subjects of commits are `area: what`, in at most 72 characters', ({ skip }) => {
    // Without git, or with a shorter history, nothing can be checked.
    const range = `${FIRST_SHORT_SUBJECT}..HEAD`
    const git = spawnSync('git', ['log', '--no-merges', '--format=%s', range], {
      cwd: root,
      encoding: 'utf8',
    })
    skip(git.error !== undefined || git.status !== 0)
    const subjects = git.stdout.split('\n').filter(subject => subject !== '')
    expect(subjects.filter(subject => subject.length > 72 || !/^[a-z][\w ,-]*: \S/.test(subject))).toEqual([])
  })

  test('every package is named in decision 0012', () => {
    const decision = read('docs/decisions/0012-dependencies.md').text
    const named = [...decision.matchAll(/`([^`\s]+)`/g)].map(match => match[1] ?? '')
    const isNamed = (name: string): boolean =>
      named.some(entry => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry))
    const manifests = paths.filter(path => basename(path) === 'package.json').map(read)
    const packages = manifests.flatMap(({ text }) => Object.keys(packagesOf(text)))
    expect(packages.filter(name => !name.startsWith('@guitai/') && !isNamed(name))).toEqual([])
  })

  test('every package is pinned to one version', () => {
    const manifests = paths.filter(path => basename(path) === 'package.json').map(read)
    const loose = manifests.flatMap(({ path, text }) => {
      return Object.entries(packagesOf(text))
        .filter(([name, version]) => !(name.startsWith('@guitai/') || /^\d+\.\d+\.\d+[^ ]*$/.test(version)))
        .map(([name]) => `${path}: ${name}`)
    })
    expect(loose).toEqual([])
  })
})

/** Names and versions of the packages in a manifest. */
function packagesOf(manifest: string): Record<string, string> {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(manifest) as Record<
    string,
    Record<string, string>
  >
  return { ...dependencies, ...devDependencies, ...optionalDependencies }
}

function linksOf(document: string): string[] {
  const prose = document.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
    .map(match => decodeURI((match[1] ?? '').replace(/#.*$/, '')))
    .filter(link => link !== '' && !/^[a-z]+:/.test(link))
}
