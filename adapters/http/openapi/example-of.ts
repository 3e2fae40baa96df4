/** An input that fits its schema, for the documents: the required fields, as a teller might give them. */
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

interface Node extends Noted {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Node[]
  items?: Node
  properties?: Record<string, Node>
  allOf?: readonly Node[]
  if?: Node
  not?: Node
  else?: Node
  required?: readonly string[]
  minimum?: number
  minItems?: number
  minLength?: number
  maxLength?: number
  format?: string
  pattern?: string
}

const BY_WIDGET: Readonly<Record<string, unknown>> = {
  client: 10000001,
  'cash-account': 1000000101,
  instrument: '600000.XSHG',
  'securities-account': 'A123456789.XSHG',
  'trading-unit': '20001',
  password: '135792',
  'new-password': 'Ku7-riverbank',
}
const BY_DECODING: Readonly<Record<string, unknown>> = { money: '1005.00', price: '10.50' }
/** For texts with a form of their own, the first that fits. */
const TEXTS = [
  '示例',
  '13800000000',
  '1',
  '123456',
  '2026',
  '09:30',
  'abc',
  'funds.deposit-withdraw',
  'EXAMPLE',
  'SH',
  '100.00',
]

export function exampleOf(schema: object): unknown {
  const node = schema as Node
  if (node.const !== undefined) return node.const
  if (node['x-example'] !== undefined) return node['x-example']
  if (node.enum !== undefined) return node.enum[0]
  if (node.anyOf?.[0] !== undefined) return exampleOf(node.anyOf[0])
  return BY_DECODING[node['x-decode'] ?? ''] ?? BY_WIDGET[node['x-widget'] ?? ''] ?? byType(node)
}

function byType(node: Node): unknown {
  switch (node.type) {
    case 'object':
      return objectOf(node)
    case 'array':
      return Array.from({ length: node.minItems ?? 0 }, () => exampleOf(node.items ?? {}))
    case 'integer':
    case 'number':
      return Math.max(node.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'string':
      return node.format === 'date' ? '2026-11-23' : textOf(node)
    default:
      return {}
  }
}

/** The value of one field may require others, or say more about them: 'if it is not so, else …'. */
function objectOf({ properties = {}, required = [], allOf = [] }: Node): Record<string, unknown> {
  const known = { ...properties }
  const made: Record<string, unknown> = {}
  const make = (names: readonly string[]): void => {
    for (const name of names) made[name] = exampleOf(known[name] ?? {})
  }
  make(required)
  for (const { if: condition, else: more = {} } of allOf) {
    const wanted = Object.entries(condition?.not?.properties ?? {})
    if (!wanted.every(([name, one]) => made[name] === one.const)) continue
    Object.assign(known, more.properties)
    make([...Object.keys(more.properties ?? {}).filter(name => name in made), ...(more.required ?? [])])
  }
  return made
}

function textOf({ pattern, minLength = 0, maxLength = Infinity }: Node): string {
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length <= maxLength && new RegExp(pattern ?? '', 'u').test(text)
  return TEXTS.find(fits) ?? '示'.repeat(minLength)
}
