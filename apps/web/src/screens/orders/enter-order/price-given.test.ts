/** Which price is the teller's own, in whatever order instrument, quote and price come. */
import { expect, test } from 'vitest'
import { PriceGiven } from './price-given.ts'

type Step = 'clear' | `${'price at' | 'found'} ${string}`

function after(steps: readonly Step[]): boolean {
  const given = new PriceGiven()
  for (const step of steps) {
    const name = step.split(' ').at(-1) ?? ''
    if (step === 'clear') given.forget()
    else if (step.startsWith('found')) given.found(name)
    else given.now(name === 'none' ? undefined : name)
  }
  return given.isGiven
}

test.each<[string, Step[], boolean]>([
  ['nothing was given', ['found A'], false],
  ['given for this one', ['found A', 'price at A'], true],
  ['the same is found again, of the other side', ['found A', 'price at A', 'found A'], true],
  ['typed ahead, before the instrument was found', ['price at none', 'found A'], true],
  ['typed ahead, then another one is chosen', ['price at none', 'found A', 'found B'], false],
  ['given for another one', ['found A', 'price at A', 'found B'], false],
  [
    'given for another one, and typed ahead for this',
    ['found A', 'price at A', 'price at none', 'found B'],
    true,
  ],
  ['given for another one before the last', ['price at A', 'found B', 'found A'], false],
  ['cleared', ['found A', 'price at A', 'clear'], false],
])('%s', (_, steps, isGiven) => {
  expect(after(steps)).toBe(isGiven)
})
