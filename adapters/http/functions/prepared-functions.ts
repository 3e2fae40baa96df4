/** Everything about a function that can be prepared before the first request: checks, converters, counters. */
import { inputDecoder, resultEncoder } from '@guitai/core/engine/decode-input.ts'
import { permissionOf } from '@guitai/core/procedures/people/rights.ts'
import type { Registry } from '@guitai/core/engine/registry.ts'
import type { AnyFunction } from '@guitai/core/frame/define-function.ts'
import { derivedFieldsOf, type DerivedField } from './derived-inputs.ts'
import type { FunctionMetrics, HttpMetrics } from '../edge/metrics.ts'
import { secretFieldsOf, type SecretField } from './secrets.ts'
import { meantIds, type MeantIds } from '../edge/meant-ids.ts'
import { strictCheck, type Check } from '../edge/strict-schema.ts'

export interface PreparedFunction {
  declaration: AnyFunction
  permission: string
  /** Converts ids as people write them into what `check` requires. */
  meant: MeantIds
  check: Check
  decode: (input: unknown) => unknown
  encode: (result: unknown) => unknown
  secrets: readonly SecretField[]
  derived: readonly DerivedField[]
  metrics: FunctionMetrics
}

/** By code and by name, without the functions that only the system runs. */
export function prepareFunctions(registry: Registry, metrics: HttpMetrics): Map<string, PreparedFunction> {
  const prepared = new Map<string, PreparedFunction>()
  for (const declaration of registry.functions) {
    if (declaration.runBy === 'system') continue
    const one = prepare(declaration, metrics)
    prepared.set(declaration.code, one)
    prepared.set(declaration.name, one)
  }
  return prepared
}

export function prepare(declaration: AnyFunction, metrics: HttpMetrics): PreparedFunction {
  return {
    declaration,
    permission: permissionOf(declaration),
    meant: meantIds(declaration.input),
    check: strictCheck(declaration.input),
    decode: inputDecoder(declaration.input),
    encode: resultEncoder(declaration.answer),
    secrets: secretFieldsOf(declaration.input),
    derived: derivedFieldsOf(declaration.input),
    metrics: metrics.forFunction(declaration.name),
  }
}
