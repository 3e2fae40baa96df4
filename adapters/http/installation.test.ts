/** Every function and report of this installation can be prepared, described and documented. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { setBlock } from '@guitai/core/functions/orders/set-block.ts'
import { startOfDay } from '@guitai/core/functions/day/start-of-day.ts'
import { closeTill } from '@guitai/core/functions/tills/close-till.ts'
import { books as booksWith } from '@guitai/core/testing/books.ts'
import { aMeta } from '@guitai/core/testing/meta.ts'
import { withSteps } from '@guitai/core/testing/steps.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { functionList } from './functions/function-list.ts'
import { HttpMetrics } from './edge/metrics.ts'
import { openApi } from './openapi/openapi.ts'
import { prepareFunctions } from './functions/prepared-functions.ts'
import { looseCheck } from './edge/strict-schema.ts'
import { books } from './testing/test-counter.ts'

const prepared = prepareFunctions(createRegistry(FUNCTIONS, []), new HttpMetrics())
const unique = [...new Set(prepared.values())]

describe('functions', () => {
  test.each(unique.map(one => [one.declaration.name, one] as const))(
    '%s takes no field that it does not name',
    (_, { check }) => {
      expect(check({ neverAField: 1 })).toContainEqual(
        expect.objectContaining({ field: 'neverAField', rule: 'additionalProperties' }),
      )
      expect(check([])).toEqual([expect.objectContaining({ rule: 'type' })])
    },
  )

  test('are all in the list, each with initials to type', () => {
    const made = books()
    const list = functionList(prepared)(made, made.tellers.get(1002)!) as {
      code: string
      pinyin: string
      mayRun: boolean
    }[]
    expect(list.map(({ code }) => code).toSorted()).toEqual(
      FUNCTIONS.filter(({ runBy }) => runBy !== 'system')
        .map(({ code }) => code)
        .toSorted(),
    )
    expect(list.filter(({ pinyin, mayRun }) => !/^[a-z0-9]+$/.test(pinyin) || !mayRun)).toEqual([])
  })
})

describe('reports', () => {
  test.each(REPORTS.map(report => [report.name, report] as const))(
    '%s takes no filter that it does not name',
    (_, { input }) => {
      expect(looseCheck(input)({ neverAField: '1' })).toContainEqual(
        expect.objectContaining({ field: 'neverAField' }),
      )
    },
  )
})

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { example: { input: unknown } }> }
}

describe('/openapi.json', () => {
  const description = openApi(prepared, REPORTS) as {
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, object> }
  }
  const text = JSON.stringify(description)

  test('has every function and report once, under names of their own', () => {
    for (const { declaration } of unique)
      expect(description.paths).toHaveProperty([`/api/functions/${declaration.name}`, 'post'])
    for (const { name } of REPORTS) expect(description.paths).toHaveProperty([`/api/reports/${name}`, 'get'])
    const names = Object.values(description.paths).flatMap(methods =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('has an example of every function that is taken', () => {
    for (const { declaration, check } of unique) {
      const { requestBody } = description.paths[`/api/functions/${declaration.name}`]!['post']!
      const { input } = requestBody!.content['application/json']!.example
      expect([declaration.code, check(input)]).toEqual([declaration.code, []])
    }
  })

  test('refers only to what it has, and its schemas are JSON Schema', () => {
    const wanted = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(match => match[1]!)
    expect(wanted.filter(name => !(name in description.components.schemas))).toEqual([])
    const ajv = new Ajv2020({ strict: false, formats: { date: true } })
    ajv.addSchema({ $id: 'guitai', ...description })
    for (const name of Object.keys(description.components.schemas))
      expect(ajv.validateSchema({ $ref: `guitai#/components/schemas/${name}` })).toBe(true)
    for (const name of Object.keys(description.components.schemas))
      expect(() => ajv.compile({ $ref: `guitai#/components/schemas/${name}` })).not.toThrow()
  })

  const answering = (name: string, status: 200 | 202) => {
    const ajv = new Ajv2020({ strict: false, formats: { date: true } })
    ajv.addSchema({ $id: 'guitai', ...description })
    const path = `paths/~1api~1functions~1${name}/post/responses/${status}/content/application~1json/schema`
    return ajv.compile({ $ref: `guitai#/${path}` })
  }

  test.each([
    ['set-block', setBlock.decide(booksWith(), { scope: 'firm', reason: 'test' }, aMeta())],
    [
      'start-of-day',
      startOfDay.decide(
        withSteps(booksWith({ day: '2026-11-23 closed' }), ['E28']),
        { tradeDate: '2026-11-24' },
        aMeta(),
      ),
    ],
    ['close-till', closeTill.decide(booksWith(), { currency: 'CNY', counts: [] }, aMeta())],
  ])('says what %s answers, and nothing else', (name, decision) => {
    if (!decision.accepted) throw new Error(decision.code)
    const result = prepared.get(name)!.encode(decision.result) as object
    const check = answering(name, 200)
    expect([check({ result }), check.errors]).toEqual([true, null])
    expect(check({ result: { ...result, more: 1 } })).toBe(false)
    expect(check({ result: {} })).toBe(false)
  })

  test('says what is answered where a second person is waited for', () => {
    const check = answering('set-block', 202)
    expect([{ approvalId: 7, reason: 'always' }, { approvalId: 7 }, {}].map(body => check(body))).toEqual([
      true,
      true,
      false,
    ])
  })
})
