/**
 * Converts a row's content between the wire and the tables: decimal texts and integers, '09:30' and seconds, an absent field
 * and null. The schema says which applies (`x-decode`), so the two directions cannot disagree.
 */
import { present } from '../../base/assert.ts'
import { formatTimeOfDay, timeOfDay } from '../../base/market.ts'
import { formatDecimal, parseDecimal } from '../../base/money.ts'
import type { Decoding, Noted } from '../../frame/schema-notes.ts'

/** The number of decimal places per unit. Fractions are percent on the wire. */
const PLACES = { money: 2, price: 4, rate: 6, 'yearly-rate': 4, 'basis-points': 2 } as const satisfies Record<
  Exclude<Decoding, 'time'>,
  number
>
export type DecimalUnit = Exclude<Decoding, 'time'>

interface Node extends Noted {
  properties?: Record<string, Node>
  items?: Node
}

export type Content = Record<string, unknown>

function decoded(node: Node, value: unknown): unknown {
  const unit = node['x-decode']
  if (unit === 'time') return timeOfDay(value as string)
  if (unit !== undefined) return present(parseDecimal(value as string, PLACES[unit]), 'a checked decimal')
  if (node.items !== undefined) {
    const { items } = node
    return (value as unknown[]).map(item => decoded(items, item))
  }
  return node.properties === undefined ? value : decodeContent(node, value as Content)
}

/** Decodes a value that the schema has accepted. An absent field becomes null. */
export function decodeContent(schema: object, value: Content): Content {
  const fields = Object.entries((schema as Node).properties ?? {})
  return Object.fromEntries(
    fields.map(([name, node]) => [name, value[name] === undefined ? null : decoded(node, value[name])]),
  )
}

function encoded(node: Node, value: unknown): unknown {
  const unit = node['x-decode']
  if (unit === 'time') return formatTimeOfDay(value as number).replace(/:00$/, '')
  if (unit !== undefined) return formatDecimal(value as number, PLACES[unit], 2)
  if (node.items !== undefined) {
    const { items } = node
    return (value as unknown[]).map(item => encoded(items, item))
  }
  return node.properties === undefined ? value : encodeContent(node, value as Content)
}

export function encodeContent(schema: object, content: Content): Content {
  const fields = Object.entries((schema as Node).properties ?? {})
  return Object.fromEntries(
    fields
      .filter(([name]) => content[name] !== null && content[name] !== undefined)
      .map(([name, node]) => [name, encoded(node, content[name])]),
  )
}
