/** How the texts of a query are converted: only real numbers become numbers. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { looseCheck } from './strict-schema.ts'

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
