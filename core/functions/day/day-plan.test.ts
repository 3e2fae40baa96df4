/** The day's plan names only functions that exist, with inputs that they accept. */
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { dayPlan } from '../../rules/day-plan.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { FUNCTIONS } from '../registry.generated.ts'

const plan = dayPlan(defaultParameters(), '2026-11-23')

test.each(plan.map(step => [step.key, step] as const))('%s', (_, { functionCode, input }) => {
  const declaration = FUNCTIONS.find(({ code }) => code === functionCode)
  expect(declaration?.kind).toBe('batch')
  expect(Value.Errors(declaration?.input ?? {}, input)).toEqual([])
})
