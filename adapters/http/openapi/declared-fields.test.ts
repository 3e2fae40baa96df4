/**
 * What /openapi.json says may be left out may be left out, what it says has to be given has to be given, and rows are as it says: every
 * report is asked and every function called with each field in turn left out.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { InvalidReportInput } from '@guitai/reports/frame/invalid-report-input.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { reportDatabase } from '../../../tests/support/report-database.ts'
import { looseCheck } from '../edge/strict-schema.ts'
import { HttpMetrics } from '../edge/metrics.ts'
import { prepareFunctions } from '../functions/prepared-functions.ts'
import { exampleOf } from './example-of.ts'
import { openApi } from './openapi.ts'

interface Parameter {
  name: string
  required: boolean
  schema: object
}
interface Operation {
  parameters?: Parameter[]
}

const prepared = prepareFunctions(createRegistry(FUNCTIONS, []), new HttpMetrics())
const description = openApi(prepared, REPORTS) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties: Record<string, object>; required?: string[] }> }
}
/** Reports give Shanghai's time. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00$/
const ajv = new Ajv2020({
  strict: false,
  verbose: true,
  formats: { date: isBusinessDate, 'date-time': MOMENT },
})
ajv.addSchema({ $id: 'guitai', ...description })

const OWN = new Set(['format', 'language'])
/** Values that the sample books know. */
const KNOWN: Readonly<Record<string, unknown>> = { client: '10000001', clientNo: 10000001, after: undefined }

function without(given: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => key !== name))
}

describe('reports', () => {
  const { read } = reportDatabase()

  test.each(REPORTS.map(report => [report.name, report] as const))('%s', async (name, report) => {
    const { parameters = [] } = description.paths[`/api/reports/${name}`]!['get']!
    const own = parameters.filter(each => !OWN.has(each.name))
    const whole = Object.fromEntries(
      own.flatMap(each => {
        const value = each.name in KNOWN ? KNOWN[each.name] : exampleOf(each.schema)
        return value === undefined ? [] : [[each.name, value] as const]
      }),
    )
    const check = looseCheck(report.input)
    const path = `paths/~1api~1reports~1${name}/get/responses/200/content/application~1json/schema`
    const fits = ajv.compile({ $ref: `guitai#/${path}` })
    const ask = async (input: Record<string, unknown>): Promise<unknown> => {
      const faults = check({ ...input })
      if (faults.length > 0) return faults.map(({ field, rule }) => `${rule} ${field}`)
      try {
        const { looks: _, ...page } = await read(report, { ...input })
        fits(page)
        return (
          fits.errors?.map(error => `${error.instancePath} ${error.keyword} ${JSON.stringify(error.data)}`) ??
          'answered'
        )
      } catch (error) {
        if (error instanceof InvalidReportInput) return `400 ${error.field}`
        throw error
      }
    }
    expect(await ask(whole)).toBe('answered')
    for (const each of own)
      expect([each.name, await ask(without(whole, each.name))]).toEqual([
        each.name,
        each.required ? [`required ${each.name}`] : 'answered',
      ])
    const needed = Object.fromEntries(
      own.filter(each => each.required).map(each => [each.name, whole[each.name]]),
    )
    expect(await ask(needed)).toBe('answered')
  })
})

describe('functions', () => {
  test.each([...new Set(prepared.values())].map(one => [one.declaration.name, one] as const))(
    '%s',
    (_, { declaration, check }) => {
      const { properties = {}, required = [] } = declaration.input as {
        properties?: Record<string, object>
        required?: string[]
      }
      const least = exampleOf(declaration.input) as Record<string, unknown>
      const rules = (input: object): string[] => check(input).map(({ field, rule }) => `${rule} ${field}`)
      expect(rules(least)).toEqual([])
      for (const name of required)
        expect([name, rules(without(least, name))]).toEqual([name, [`required ${name}`]])
      for (const [name, schema] of Object.entries(properties))
        if (!(name in least))
          expect([name, rules({ ...least, [name]: exampleOf(schema) })]).toEqual([name, []])
    },
  )
})
