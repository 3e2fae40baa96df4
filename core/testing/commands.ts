/** Commands for tests of the engine: the function, the teller, and the request id. */
import { timeOfDay } from '../base/market.ts'
import type { Command } from '../engine/command.ts'
import { createRegistry } from '../engine/registry.ts'
import { FUNCTIONS } from '../functions/registry.generated.ts'
import { INBOUND } from '../inbound/registry.generated.ts'
import { ANN } from './tellers.ts'

export const registry = createRegistry(FUNCTIONS, INBOUND)

interface Around extends Partial<Omit<Command, 'functionCode' | 'input' | 'time'>> {
  tellerNo?: number
  /** A request id, and after a colon a mark that distinguishes its content from another's: 'R1:a'. */
  id?: string
  time?: string
}

const hash = (text: string): string =>
  [...text]
    .reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 0xffffffff, 7)
    .toString(16)
    .padStart(8, '0')
    .repeat(4)

export function command(
  functionCode: string,
  input: object,
  { tellerNo = ANN, id, time = '10:00', ...differing }: Around = {},
): Command {
  const [request = '', content = ''] = id?.split(':') ?? []
  return {
    functionCode,
    input,
    inputText: JSON.stringify(input),
    principal: { kind: 'teller', tellerNo, branchNo: 1 },
    channel: 'counter',
    workstation: 'W1',
    secrets: {},
    requestHash: id === undefined ? '' : hash(request),
    contentHash: id === undefined ? '' : hash(`content ${content}`),
    at: 1_795_000_000_000,
    time: timeOfDay(time),
    ...differing,
  }
}
