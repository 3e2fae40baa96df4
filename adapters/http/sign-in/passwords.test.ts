/** Passwords: every comparison does the same work, and the turns are fair. */
import { beforeEach, describe, expect, test } from 'vitest'
import { Attempts, networkOf } from './attempts.ts'
import { FairQueue, type Asker } from '../edge/fair-queue.ts'
import { Passwords } from './passwords.ts'

const asker = (key: string, isKnown = false): Asker => ({ key, isKnown })

describe('a comparison', () => {
  let passwords: Passwords
  beforeEach(() => {
    passwords = new Passwords({ atOnce: 1, waiting: 4 }, { memoryCost: 64, timeCost: 1, parallelism: 1 })
  })

  test('right, right again, wrong, or with nothing: one each, and nothing is remembered', async () => {
    const stored = { hash: await passwords.hash('right', asker('a')) }
    const answers: boolean[] = []
    for (const [credential, secret] of [
      [stored, 'right'],
      [stored, 'right'],
      [stored, 'wrong'],
      [undefined, 'right'],
    ] as const) {
      const before = passwords.comparisons
      answers.push(await passwords.verify(credential, secret, asker('a')))
      expect(passwords.comparisons - before).toBe(1)
    }
    expect(answers).toEqual([true, true, false, false])
  })
})

describe('a turn', () => {
  let queue: FairQueue
  let begun: string[]
  let ends: (() => void)[]
  beforeEach(() => {
    queue = new FairQueue({ atOnce: 1, waiting: 6, reserved: 2, waitingOfOne: { known: 5, stranger: 3 } })
    begun = []
    ends = []
  })

  const work = (key: string, isKnown = false): Promise<void> =>
    queue.run(asker(key, isKnown), () => {
      begun.push(key)
      return new Promise<void>(resolve => ends.push(resolve))
    })

  async function finish(all: readonly Promise<void>[]): Promise<void> {
    const done = Promise.all(all)
    for (let n = 0; n < all.length; n++) {
      await Promise.resolve()
      while (ends.length <= n) await Promise.resolve()
      ends[n]?.()
    }
    await done
  }

  test('one of each asker after another, known ones first', async () => {
    const all = [work('a'), work('a'), work('a'), work('b'), work('known', true)]
    expect(queue.waiting).toBe(4)
    await finish(all)
    expect(begun).toEqual(['a', 'known', 'a', 'b', 'a'])
    expect(queue.waiting).toBe(0)
  })

  test('one asker has so many places, and strangers leave some for known ones', async () => {
    const all = [work('a'), work('a'), work('a'), work('a')]
    await expect(work('a')).rejects.toMatchObject({ code: 'too_many_requests' })
    all.push(work('b'))
    await expect(work('c')).rejects.toMatchObject({ code: 'too_many_requests' })
    all.push(work('known', true), work('known', true))
    await expect(work('known', true)).rejects.toMatchObject({ code: 'too_many_requests' })
    await finish(all)
    expect(begun).toHaveLength(7)
  })

  test('what fails gives its place on', async () => {
    await expect(queue.run(asker('a'), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    await finish([work('b')])
    expect(begun).toEqual(['b'])
  })
})

describe('tries', () => {
  test('ten are free; then each waits longer than the one before, up to a minute', () => {
    const attempts = new Attempts()
    for (let n = 0; n < 10; n++) attempts.begin('a', 0)
    let at = 0
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(() => attempts.begin('a', at + seconds * 1000 - 1)).toThrow()
      expect(() => attempts.begin('b', at)).not.toThrow()
      at += seconds * 1000
      attempts.begin('a', at)
    }
  })

  test('says how long', () => {
    const attempts = new Attempts()
    for (let n = 0; n < 11; n++) attempts.begin('a', n < 10 ? 0 : 1000)
    expect(() => attempts.begin('a', 1001)).toThrow(
      expect.objectContaining({ code: 'too_many_attempts', retryAfterSeconds: 2 }) as Error,
    )
  })

  test('a right one is none, and after a quarter of an hour all is forgotten', () => {
    const attempts = new Attempts()
    for (let n = 0; n < 30; n++) {
      attempts.begin('a', 0)
      attempts.wasRight('a')
    }
    for (let n = 0; n < 10; n++) attempts.begin('a', 0)
    expect(() => attempts.begin('a', 0)).toThrow()
    attempts.begin('a', 15 * 60_000)
    attempts.begin('a', 15 * 60_000)
  })

  test('those under a name are told for a day, until someone signs in from there', () => {
    const attempts = new Attempts()
    const day = 24 * 60 * 60_000
    const wrong = (at: number, name = 'ann'): number => {
      attempts.begin('a', at)
      return attempts.wasWrong('a', name)
    }
    expect([wrong(0), wrong(0), wrong(0, 'bo'), wrong(day - 1), wrong(2 * day - 1)]).toEqual([1, 2, 1, 3, 1])
    attempts.isIn('a')
    expect([wrong(2 * day), wrong(2 * day, 'bo')]).toEqual([1, 1])
  })
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s asks from %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
