/**
 * Kills the server in the middle of two designations, one of which the exchange never answers. `npm run kill -- designation` takes every
 * moment, again and again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KilledDesignation, MOMENTS, type Moment } from '../kill/designation.ts'

const killed = new KilledDesignation(13)

beforeAll(() => killed.start())
afterAll(() => killed.stop())

test.each<Moment>(['committed', 'unanswered'])(
  'killed when it is %s it ends once, and is asked for once',
  async moment => {
    expect([MOMENTS[moment], await killed.killAt(moment)]).toEqual([MOMENTS[moment], []])
  },
)
