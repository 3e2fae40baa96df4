import { describe, expect, it } from 'vitest'
import { IncomingPositions, type Position } from './incoming-positions.ts'

const at = (sequence: number, numbering = 1): Position => ({ session: 'XSHG-1', numbering, sequence })

describe('incoming positions', () => {
  it('stand after the highest that is decided', () => {
    const positions = new IncomingPositions()
    for (const sequence of [3, 5, 4]) positions.decided(at(sequence))
    expect([...positions.next()]).toEqual([['XSHG-1#1', 6]])
  })

  it('are held back by a message that waits, until it is decided', () => {
    const positions = new IncomingPositions()
    const waiting = at(4)
    positions.hold(waiting)
    positions.decided(at(5))
    expect(positions.next().get('XSHG-1#1')).toBe(4)
    expect([positions.isBehind(at(3)), positions.isBehind(at(5)), positions.isBehind(at(5, 2))]).toEqual([
      false,
      true,
      false,
    ])
    positions.decided(waiting)
    expect(positions.next().get('XSHG-1#1')).toBe(6)
  })

  it('are told apart by numbering', () => {
    const positions = new IncomingPositions()
    positions.decided(at(9, 1))
    positions.decided(at(2, 2))
    expect([...positions.next()]).toEqual([
      ['XSHG-1#1', 10],
      ['XSHG-1#2', 3],
    ])
  })
})
