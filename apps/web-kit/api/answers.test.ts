import { describe, expect, test } from 'vitest'
import { readAnswer } from './answers.ts'

const message = { zh: '资金不足', en: 'Not enough cash' }

describe('a reply of the server', () => {
  test.each([
    ['done', 200, { result: { orderId: 7 } }, { kind: 'accepted', result: { orderId: 7 } }],
    [
      'waits for a checker',
      202,
      { approvalId: 5, reason: 'day' },
      { kind: 'pending', approvalId: 5, reason: 'day' },
    ],
    ['and does not say why', 202, { approvalId: 5 }, { kind: 'pending', approvalId: 5, reason: '' }],
    [
      'refused at a field',
      422,
      { rejection: { code: 'insufficient_cash', message, field: 'quantity' } },
      { kind: 'refused', complaint: { code: 'insufficient_cash', message, field: 'quantity' } },
    ],
    [
      'not of the schema',
      400,
      { error: { code: 'input_invalid', message } },
      { kind: 'refused', complaint: { code: 'input_invalid', message } },
    ],
    ['nobody knows', 503, { error: { code: 'outcome_unknown', message } }, { kind: 'unknown' }],
    [
      'books away',
      503,
      { error: { code: 'books_unavailable', message } },
      { kind: 'unavailable', complaint: { code: 'books_unavailable', message } },
    ],
    ['signed out', 401, {}, { kind: 'signed-out' }],
    ['a crash half way', 502, '<html>', { kind: 'unknown' }],
  ])('%s', (_, status, body, expected) => {
    expect(readAnswer(status, body)).toEqual(expected)
  })
})
