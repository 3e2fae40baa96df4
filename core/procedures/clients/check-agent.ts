/** Checks somebody who acts for the client: the agent must be known, authorised on this date, and allowed to do this. */
import type { Books } from '../../books/books.ts'
import type { Client } from '../../books/accounts.ts'
import { recordOf } from '../../books/records.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import type { AgentScope } from '../../words/agent.ts'

export const AGENT_REFUSALS = ['agent_not_found', 'agent_not_valid', 'agent_scope_missing'] as const

/** Without an agent's number the client acts in person. */
export function checkAgent(
  books: Books,
  client: Readonly<Client>,
  agentNo: number | undefined,
  scope: AgentScope,
): Rejection<(typeof AGENT_REFUSALS)[number]> | undefined {
  if (agentNo === undefined) return undefined
  const agent = recordOf(client, 'agent', agentNo)
  if (agent === undefined) return reject('agent_not_found', 'agentNo')
  const { businessDate } = books.day
  if (agent.status !== 'valid' || agent.validFrom > businessDate || agent.validTo < businessDate)
    return reject('agent_not_valid', 'agentNo', { from: agent.validFrom, to: agent.validTo })
  return agent.scopes.includes(scope) ? undefined : reject('agent_scope_missing', 'agentNo', { scope })
}
