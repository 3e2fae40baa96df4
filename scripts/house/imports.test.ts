import { expect, test } from 'vitest'
import { arrowsBetweenRooms, arrowsOf, filesInCircles, roomsOf, upwardArrows } from './imports.ts'

const file = (path: string, text = '') => ({ path, text, lines: 1 })
const arrow = (line: string) => {
  const [from = '', to = ''] = line.split(' → ')
  return { from, to }
}

test.each([
  ["import { a } from './b.ts'", 'core/books/b.ts'],
  ["import type { A } from '../base/b.ts'", 'core/base/b.ts'],
  ["export type { A } from './b.ts'", 'core/books/b.ts'],
  ["export * from './b.ts'", 'core/books/b.ts'],
  ["const b = await import('./b.ts')", 'core/books/b.ts'],
  ["type B = import('./b.ts').B", 'core/books/b.ts'],
  ["import '@guitai/core/base/b.ts'", 'core/base/b.ts'],
  ["import '@guitai/server/b.ts'", 'apps/server/b.ts'],
  ["import { a } from './b.ts'\nimport type { B } from './b.ts'", 'core/books/b.ts'],
])('%s', (text, to) => {
  expect(arrowsOf([file('core/books/a.ts', text)])).toEqual([{ from: 'core/books/a.ts', to }])
})

test.each(["import pg from 'pg'", "import { join } from 'node:path'", 'export const a = 1'])(
  'no file of the project: %s',
  text => {
    expect(arrowsOf([file('core/books/a.ts', text)])).toEqual([])
  },
)

test('circles: of two, of one, and who only leads to one is in none', () => {
  const arrows = ['a → b', 'b → c', 'c → b', 'd → d', 'c → e'].map(arrow)
  expect(filesInCircles(arrows)).toEqual(['b', 'c', 'd'])
})

test.each([
  ['core/books/a.ts → core/frame/b.ts', true],
  ['core/base/a.ts → core/words/b.ts', true],
  ['core/rules/a.ts → core/words/b.ts', false],
  ['core/frame/a.ts → core/books/b.ts', false],
  ['core/functions/x/a.ts → core/inbound/b.ts', false],
  ['core/functions/x/a.ts → core/engine/b.ts', true],
  ['core/functions/x/a.ts → core/day-parts/b.ts', false],
  ['core/procedures/x/a.ts → core/follow-ups/b.ts', true],
  ['core/engine/a.ts → core/unheard/b.ts', true],
  ['reports/a.ts → core/engine/b.ts', false],
])('%s leads up: %s', (line, leadsUp) => {
  expect(upwardArrows([arrow(line)])).toHaveLength(leadsUp ? 1 : 0)
})

test('rooms are folders and files that lie alone; an arrow between two of them counts once', () => {
  const files = ['x/one/a.ts', 'x/one/deep/b.ts', 'x/two/c.ts', 'x/app.ts', 'xx/d.ts'].map(path => file(path))
  expect(roomsOf('x', files)).toEqual(['one', 'two', 'app.ts'])
  const arrows = [
    'x/one/a.ts → x/two/c.ts',
    'x/one/deep/b.ts → x/two/c.ts',
    'x/app.ts → x/one/a.ts',
    'x/one/a.ts → x/one/deep/b.ts',
    'xx/d.ts → x/two/c.ts',
  ].map(arrow)
  expect(arrowsBetweenRooms('x', arrows)).toEqual(['one → two', 'app.ts → one'])
})
