/** What the engine can run: functions by code and name, inbound message kinds by name. Duplicates fail at start. */
import { assert } from '../base/assert.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { AnyInbound } from '../frame/define-inbound.ts'

export interface Registry {
  functions: readonly AnyFunction[]
  find(codeOrName: string): AnyFunction | undefined
  inbound(name: string): AnyInbound | undefined
}

export function createRegistry(functions: readonly AnyFunction[], inbound: readonly AnyInbound[]): Registry {
  const byName = new Map<string, AnyFunction>()
  for (const declaration of functions) {
    for (const key of [declaration.code, declaration.name]) {
      assert(!byName.has(key), `two functions are called ${key}`)
      byName.set(key, declaration)
    }
  }
  const inboundByName = new Map(inbound.map(declaration => [declaration.name, declaration]))
  assert(inboundByName.size === inbound.length, 'two inbound kinds have one name')
  return { functions, find: key => byName.get(key), inbound: name => inboundByName.get(name) }
}
