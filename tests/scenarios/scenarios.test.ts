/** Every scenario of this folder on one installation, in the order of their names; README.md describes the format. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { strictCheck, type Check } from '@guitai/adapters/http/edge/strict-schema.ts'
import { parseScenario } from './parse-scenario.ts'
import { runScenario, type InputSchema, type Schemas } from './run-scenario.ts'
import { ScenarioWorld } from './scenario-world.ts'

const FOLDER = import.meta.dirname
const WRITES = process.env['GUITAI_SCENARIOS'] === 'write'
const FILES = readdirSync(FOLDER)
  .filter(file => file.endsWith('.txt'))
  .sort()

interface Listed {
  code: string
  name: string
  module: string
  inputSchema: InputSchema
  answerSchema: object
}

interface ListedPrint {
  name: string
  termsSchema: InputSchema
}

let world: ScenarioWorld
let listed: Listed[]
let schemas: Schemas

/** An approval (S91) answers with the approved function's answer. */
const answerOf = (code: string, schema: object): { answer?: Check } =>
  code === 'S91' ? {} : { answer: strictCheck(schema) }

beforeAll(async () => {
  world = await ScenarioWorld.open()
  const { body } = await world.send('GET', '/api/functions', undefined, 'admin')
  listed = body as Listed[]
  const prints = (await world.send('GET', '/api/prints', undefined, 'admin')).body as ListedPrint[]
  schemas = new Map([
    ...listed.map(
      ({ code, name, inputSchema, answerSchema }) =>
        [code, { name, schema: inputSchema, ...answerOf(code, answerSchema) }] as const,
    ),
    ...prints.map(({ name, termsSchema }) => [`print ${name}`, { name, schema: termsSchema }] as const),
  ])
})

afterAll(() => world.close())

test.each(FILES)('%s', async file => {
  const path = join(FOLDER, file)
  const text = readFileSync(path, 'utf8')
  const scenario = parseScenario(text)
  const reports = await runScenario(world, scenario, schemas)
  if (WRITES)
    writeFileSync(path, withMovements(text, new Map(reports.map(({ line, moved }) => [line, moved]))))
  const wrong = reports.flatMap(({ line, problems, moved }) => {
    const written = scenario.moved.get(line) ?? []
    const unsaid = moved.filter(each => !written.includes(each)).map(each => `moved, not said: ${each}`)
    const untrue = written.filter(each => !moved.includes(each)).map(each => `said, not moved: ${each}`)
    return [...problems, ...(WRITES ? [] : [...unsaid, ...untrue])].map(each => `${file}:${line} ${each}`)
  })
  expect(wrong).toEqual([])
  expect(await world.contradictions()).toEqual([])
})

/** Replaces the written movements of each step by those that happened. */
function withMovements(text: string, moved: ReadonlyMap<number, string[]>): string {
  let step = 0
  const kept = text.split('\n').flatMap((line, i) => {
    const isMovement = line.startsWith('  ') && line.trim() !== ''
    if (!isMovement) step = i + 1
    if (isMovement) return moved.has(step) ? [] : [line]
    return [line, ...(moved.get(i + 1) ?? []).map(each => `  ${each}`)]
  })
  return kept.join('\n')
}

const USED_MODULES = new Set(['funds', 'counter', 'counter-more', 'orders', 'system'])

test('every function of funds, counter and order service is used', () => {
  const used = new Set(
    FILES.flatMap(file => parseScenario(readFileSync(join(FOLDER, file), 'utf8')).steps).map(step =>
      step.kind === 'call' ? step.code : step.kind === 'see' ? step.report : '',
    ),
  )
  const unused = listed.filter(({ module, code }) => USED_MODULES.has(module) && !used.has(code))
  expect(unused.map(({ code, name }) => `${code} ${name}`)).toEqual([])
})
