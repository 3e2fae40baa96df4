/** What a command touches, so that it is in memory before it is decided. An approval touches what its request does. */
import { present } from '../base/assert.ts'
import type { Books } from '../books/books.ts'
import type { Key } from '../frame/define-function.ts'
import type { Gathered } from '../frame/gathered.ts'
import { concernedBy } from './concerned-by.ts'
import type { Command } from './command.ts'
import type { Registry } from './registry.ts'

type KeysOfMessage = (message: unknown, books: Books) => readonly Key[]
type KeysOfInput = (input: unknown, gathered?: Gathered, books?: Books) => readonly Key[]

export function keysOf(registry: Registry, books: Books, command: Command): readonly Key[] {
  const inbound = registry.inbound(command.functionCode)
  if (inbound !== undefined) return keysOfFact(inbound.keys as KeysOfMessage, books, command)
  const declaration = present(registry.find(command.functionCode), `function ${command.functionCode}`)
  if (declaration.isAgreement === true) return keysOfApproved(registry, books, command)
  return (declaration.keys as KeysOfInput)(command.input, command.gathered, books)
}

/** A fact that does not name what it concerns needs nothing: it cannot be decided and is listed. */
function keysOfFact(keys: KeysOfMessage, books: Books, { input }: Command): readonly Key[] {
  try {
    return keys(input, books)
  } catch {
    return []
  }
}

function keysOfApproved(registry: Registry, books: Books, command: Command): readonly Key[] {
  const { declaration, input, approval } = concernedBy(registry, books, command)
  return approval === undefined ? [] : (declaration.keys as KeysOfInput)(input, command.gathered, books)
}
