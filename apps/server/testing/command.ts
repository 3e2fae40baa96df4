/** For tests of code that makes commands from commands: a command given by a teller, and what a maker handed over with it. */
import type { Command } from '@guitai/core/engine/command.ts'

export function commandOf(functionCode: string, tellerNo: number, input: object): Command {
  return {
    functionCode,
    input,
    inputText: '{}',
    principal: { kind: 'teller', tellerNo, branchNo: 1 },
    channel: 'counter',
    workstation: 'W1',
    secrets: {},
    requestHash: 'a'.repeat(32),
    contentHash: 'b'.repeat(32),
    at: 1,
    time: 36_000,
  }
}

export const MAKER = { kind: 'teller', tellerNo: 1001, branchNo: 1 } as const
export const SECRETS = {
  tradingPassword: { kind: 'trading', owner: 10_000_001, version: 1, verified: true, newHash: '' },
} as const
