/**
 * `npm run measure`: how well the house is kept, as numbers that may only become smaller. A step of `npm run check`.
 *
 *   npm run measure                     the table; fails where a number is above its limit
 *   npm run measure -- list WORDS       where everything lies that a measure with these words in its name counts
 *   npm run measure -- lower            lowers each limit to what was reached
 *   npm run measure -- folder FOLDER    measures another checkout and judges nothing
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { judge, lowered, type Limits } from './house/judge.ts'
import { measureHouse } from './house/measures.ts'

const LIMITS = join(import.meta.dirname, 'house', 'limits.json')

const [act = 'judge', argument = ''] = process.argv.slice(2)
const root = act === 'folder' ? resolve(argument) : dirname(import.meta.dirname)
const measures = measureHouse(root)
const limits = JSON.parse(readFileSync(LIMITS, 'utf8')) as Limits

switch (act) {
  case 'judge': {
    const { passed, text } = judge(measures, limits)
    console.log(text)
    process.exitCode = passed ? 0 : 1
    break
  }
  case 'list':
    for (const { name, places } of measures.filter(measure => measure.name.includes(argument)))
      console.log([name, ...places].join('\n  '))
    break
  case 'lower':
    writeFileSync(LIMITS, `${JSON.stringify(lowered(measures, limits), null, 2)}\n`)
    break
  case 'folder':
    for (const { name, value } of measures) console.log(`${String(value).padStart(5)}  ${name}`)
    break
  default:
    throw new Error(`measure-house: judge, list, lower or folder, not '${act}'`)
}
