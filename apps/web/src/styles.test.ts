/**
 * A part loads the styles of every class that it wears, itself or through what it imports: else it looks right only after
 * another screen that loads them was shown. What every screen has, base.css and look.css, need not be imported.
 */
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isTest, pathsBelow, readSource } from '../../../scripts/house/source-files.ts'

const root = resolve(import.meta.dirname, '../../..')
const EVERYWHERE = /(^|\/)(base|look)[.]css$/

const files = new Map(
  ['apps/web/src', 'apps/web-kit']
    .flatMap(folder => pathsBelow(join(root, folder)).map(path => join(folder, path)))
    .filter(path => !isTest(path))
    .map(path => [path, readSource(root, path).text]),
)

/** The class with which each rule begins; of `.screen.order` the second, for the first is everybody's. */
function beginnings(css: string): string[] {
  const selectors = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/(?<=^|[,{}\n])\s*\.([\w-]+)(?:\.([\w-]+))?/g)
  return [...selectors].map(([, first = '', second]) => (first === 'screen' ? (second ?? first) : first))
}

function addresses(path: string, text: string): string[] {
  return [...text.matchAll(/^(?:import|\} from|export).*'([^']+)'$/gm)].flatMap(([, address = '']) =>
    address.startsWith('.')
      ? [join(dirname(path), address)]
      : address.startsWith('@guitai/web-kit/')
        ? [address.replace('@guitai', 'apps')]
        : [],
  )
}

function reached(path: string, seen = new Set<string>()): Set<string> {
  seen.add(path)
  for (const next of addresses(path, files.get(path) ?? '')) if (!seen.has(next)) reached(next, seen)
  return seen
}

function worn(text: string): Set<string> {
  const values = [...text.matchAll(/\bclassName=(?:"([^"]*)"|\{([^}]*(?:\$\{[^}]*\}[^}]*)*)\})/g)]
  return new Set(
    values.flatMap(([, plain, made = '']) =>
      plain === undefined
        ? [...made.matchAll(/['`]([^'`]*)['`]/g)].flatMap(([, part = '']) =>
            part.replaceAll(/\$\{[^}]*\}/g, ' ').split(' '),
          )
        : plain.split(' '),
    ),
  )
}

const homes = Map.groupBy(
  [...files].flatMap(([path, text]) =>
    path.endsWith('.css') ? beginnings(text).map(name => ({ name, path })) : [],
  ),
  ({ name }) => name,
)

test('every class that a part wears comes with its styles', () => {
  expect(homes.size).toBeGreaterThan(100)
  const bare = [...files].flatMap(([path, text]) => {
    const there = reached(path)
    return [...worn(text)].flatMap(name => {
      const places = homes.get(name)?.map(home => home.path) ?? []
      const isLoaded = places.length === 0 || places.some(place => EVERYWHERE.test(place) || there.has(place))
      return isLoaded ? [] : [`${path} ${name}: ${[...new Set(places)].join(', ')}`]
    })
  })
  expect(bare).toEqual([])
})

test("the styles of each of antd's parts that is used are made with the page", () => {
  const { text: made } = readSource(root, 'apps/web/antd-styles.ts')
  const used = [...files.values()].flatMap(text => {
    const names = /^import \{([^}]*)\} from 'antd'$/m.exec(text)?.[1]?.split(',') ?? []
    const parts = names.flatMap(name => /^\s*([A-Z]\w+)/.exec(name)?.[1] ?? [])
    // What belongs to a form has the form's styles; other parts within parts have their own.
    const within = [...text.matchAll(/<((?:Input|Select|Button|Tabs)\.\w+)/g)].map(([, part = '']) => part)
    return [...parts, ...within]
  })
  expect(new Set(used).size).toBeGreaterThan(10)
  expect([...new Set(used)].filter(part => !made.includes(`createElement(${part}`))).toEqual([])
})
