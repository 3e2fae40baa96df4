/** How the texts of a query are converted: only real numbers become numbers. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { PERIOD } from '@guitai/reports/frame/filters.ts'
import { looseCheck } from './strict-schema.ts'

test.each([
  [{ from: '2026-11-30', to: '2026-11-29' }, 'to'],
  [{ from: '2026-11-30', to: '2026-11-30' }, undefined],
  [{ to: '2026-11-29' }, undefined],
  [{ from: '2026-11-30' }, undefined],
  [{ from: '30.11.2026', to: '2026-11-29' }, 'from'],
])('the end of a range is not before its beginning: %j: %s', (query, field) => {
  const [fault] = looseCheck(Type.Object(PERIOD))({ ...query })
  expect(fault?.field).toBe(field)
  if (field === 'to') expect(fault).toMatchObject({ rule: 'x-not-before', message: { zh: '不能早于 from' } })
})

const check = looseCheck(
  Type.Object({ limit: Type.Integer({ minimum: 1 }), rate: Type.Optional(Type.Number()) }),
)

test.each([
  [{ limit: '5' }, undefined],
  [{ limit: 'Infinity' }, 'limit'],
  [{ limit: '-Infinity' }, 'limit'],
  [{ limit: '1e999' }, 'limit'],
  [{ limit: 'NaN' }, 'limit'],
  [{ limit: '5', rate: 'Infinity' }, 'rate'],
  [{ limit: '0' }, 'limit'],
])('%j: %s', (query, field) => {
  expect(check({ ...query })[0]?.field).toBe(field)
})
