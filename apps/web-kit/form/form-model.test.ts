import { describe, expect, test } from 'vitest'
import type { InputSchema } from '../api/input-schema.ts'
import { formModel, inputOf, shownFields } from './form-model.ts'

const title = { zh: '金额', en: 'Amount' }

const kinds: [string, InputSchema, string][] = [
  ['money', { type: 'string', 'x-decode': 'money' }, 'money'],
  ['price', { type: 'string', 'x-decode': 'price' }, 'price'],
  ['whole number', { type: 'integer' }, 'whole'],
  ['client', { type: 'integer', 'x-widget': 'client' }, 'client'],
  ['cash account', { type: 'integer', 'x-widget': 'cash-account' }, 'cash-account'],
  ['instrument', { type: 'string', 'x-widget': 'instrument' }, 'instrument'],
  ['date by widget', { type: 'string', 'x-widget': 'date' }, 'date'],
  ['date by format', { type: 'string', format: 'date' }, 'date'],
  ['secret', { type: 'string', 'x-secret': 'cash' }, 'password'],
  ['new secret', { type: 'string', 'x-secret': 'cash', 'x-secret-new': true }, 'new-password'],
  ['yes or no', { type: 'boolean' }, 'flag'],
  ['one of', { enum: ['a', 'b'] }, 'choice'],
  ['one of constants', { anyOf: [{ const: 'a' }, { const: 'b' }] }, 'choice'],
  ['some of', { type: 'array', items: { enum: ['a', 'b'] } }, 'choices'],
  ['texts', { type: 'array', items: { type: 'string' } }, 'tags'],
  ['lines', { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }, 'rows'],
  ['group', { type: 'object', properties: { a: { type: 'string' } } }, 'group'],
  ['may be null', { anyOf: [{ type: 'string', 'x-decode': 'money' }, { type: 'null' }] }, 'money'],
  ['row of a report', { type: 'integer', 'x-widget': 'holding' }, 'picked'],
  ['word of a list', { type: 'string', 'x-words': 'profession' }, 'word'],
  ['rows of a report', { type: 'array', items: { type: 'string', 'x-widget': 'role' } }, 'picked-some'],
]

describe('a schema becomes fields', () => {
  test.each(kinds)('%s', (_, schema, kind) =>
    expect(formModel({ properties: { field: schema } })[0]?.kind).toBe(kind),
  )

  test('titles, requiredness and limits come with it', () => {
    const schema: InputSchema = {
      properties: {
        amount: { type: 'string', 'x-decode': 'money', 'x-title': title },
        note: { type: 'string', maxLength: 9 },
      },
      required: ['amount'],
    }
    expect(formModel(schema)).toMatchObject([
      { name: 'amount', title, isRequired: true },
      { name: 'note', title: { zh: 'note', en: 'note' }, isRequired: false, maxLength: 9 },
    ])
  })

  test('choices keep their words', () => {
    const sell = { zh: '卖出', en: 'Sell' }
    const [side] = formModel({ properties: { side: { enum: ['buy', 'sell'], 'x-labels': { sell } } } })
    expect(side?.options).toEqual([
      { value: 'buy', title: { zh: 'buy', en: 'buy' } },
      { value: 'sell', title: sell },
    ])
  })

  test('no schema is an empty form', () => expect(formModel(undefined)).toEqual([]))
})

describe('fields that depend on another', () => {
  const fields = formModel({
    properties: {
      kind: { enum: ['person', 'product'] },
      handler: { type: 'string', 'x-when': { field: 'kind', values: ['product'] } },
      pledge: { type: 'string', 'x-when': { field: 'other', values: ['a'] } },
    },
  })
  test.each([
    [{ kind: 'person' }, ['kind', 'pledge']],
    [{ kind: 'product' }, ['kind', 'handler', 'pledge']],
    [{}, ['kind', 'pledge']],
  ])('%j', (values, names) => expect(shownFields(fields, values).map(({ name }) => name)).toEqual(names))
})

describe('what is sent', () => {
  const fields = formModel({
    properties: {
      clientNo: { type: 'integer', 'x-widget': 'client' },
      amount: { type: 'string', 'x-decode': 'money' },
      agreed: { type: 'boolean' },
      lines: {
        type: 'array',
        items: { type: 'object', properties: { code: { type: 'string' }, count: { type: 'integer' } } },
      },
    },
    required: ['agreed'],
  })

  test('leaves empty fields out, at every depth', () => {
    const values = { clientNo: '12', amount: '', lines: [{ code: 'x', count: null }, {}, undefined] }
    expect(inputOf(fields, values)).toEqual({ clientNo: 12, agreed: false, lines: [{ code: 'x' }] })
  })

  test('has what the schema wants to be there, though it be empty', () => {
    const wanted = formModel({
      properties: {
        address: { type: 'string', minLength: 0 },
        boards: { type: 'array', items: { enum: ['star'] } },
        note: { type: 'string' },
      },
      required: ['address', 'boards'],
    })
    expect(wanted.map(({ isNeeded }) => isNeeded)).toEqual([false, false, false])
    expect(inputOf(wanted, {})).toEqual({ address: '', boards: [] })
  })

  test('money stays a text', () =>
    expect(inputOf(fields, { amount: '10.10' })).toMatchObject({ amount: '10.10' }))
})
