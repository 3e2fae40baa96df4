/**
 * Lost cards, passbooks, identity documents, securities accounts and passwords, and what each loss stops.
 *
 *   in-force ──► withdrawn (found again) | replaced (G07, F03, G08) | lapsed (an oral one whose date has passed, at day end)
 *
 * A lost card, passbook or identity document stops the client (loss-reported) until no such loss is in force; the former status
 * is kept. A lost securities account stops that account, and a lost password is locked; a client who was locked out by failures
 * remains locked out.
 */
import { saved } from '../../books/changes/saved.ts'
import type { Client } from '../../books/accounts.ts'
import type { ClientDetails } from '../../books/client-details.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { recordOf, recordsOf } from '../../books/records.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import { mayChangeStatus } from '../../rules/client-status.ts'
import { settingOf } from '../../rules/settings.ts'
import type { ClientStatus } from '../../words/client-status.ts'
import type { LostObject } from '../../words/loss.ts'

const STOPS_CLIENT: ReadonlySet<LostObject> = new Set(['card', 'passbook', 'identity-document'])

export function lossesInForce(client: Readonly<Client>): Readonly<LossReport>[] {
  return recordsOf(client, 'loss_report').filter(loss => loss.status === 'in-force')
}

/** The first loss in force that stops the whole client. */
export function stoppingLoss(client: Readonly<Client>): Readonly<LossReport> | undefined {
  return lossesInForce(client).find(loss => STOPS_CLIENT.has(loss.object))
}

/** Stops what the report names. */
export function stopLost(books: Books, client: Readonly<Client>, loss: LossReport): Change[] {
  const { clientNo, status } = client
  const changes: Change[] = [saved('loss_report', recordOf(client, 'loss_report', loss.lossNo), loss)]
  const card = recordOf(client, 'card', loss.objectId)
  if (card !== undefined) changes.push({ kind: 'update', table: 'card', row: { ...card, status: 'lost' } })
  if (STOPS_CLIENT.has(loss.object) && mayChangeStatus(status, 'loss-reported'))
    changes.push(statusChange(client, 'loss-reported', { ...client.details, statusBeforeLoss: status }))
  const account = books.securitiesAccounts.get(loss.objectId)
  if (loss.object === 'securities-account' && account?.status === 'normal')
    changes.push(accountChange(account, 'loss-reported'))
  const credential = books.credentials.get(`${loss.objectId}:${clientNo}`)
  if (loss.object === 'password' && credential !== undefined && credential.lockedOn === null)
    changes.push({
      kind: 'update',
      table: 'credential',
      row: { ...credential, lockedOn: books.day.businessDate },
    })
  return changes
}

export interface LossEnd {
  status: Exclude<LossReport['status'], 'in-force'>
  replacedBy?: string
}

/** Ends a loss and frees what it alone stopped. A replaced card or account is not used again. */
export function endLoss(
  books: Books,
  client: Readonly<Client>,
  { loss, end: { status, replacedBy = '' } }: { loss: Readonly<LossReport>; end: LossEnd },
): Change[] {
  const changes: Change[] = [{ kind: 'update', table: 'loss_report', row: { ...loss, status, replacedBy } }]
  const card = recordOf(client, 'card', loss.objectId)
  if (card?.status === 'lost')
    changes.push({
      kind: 'update',
      table: 'card',
      row: { ...card, status: status === 'replaced' ? 'replaced' : 'normal' },
    })
  const others = lossesInForce(client).filter(other => other.lossNo !== loss.lossNo)
  const isStopped = others.some(other => STOPS_CLIENT.has(other.object))
  if (STOPS_CLIENT.has(loss.object) && !isStopped && client.status === 'loss-reported')
    changes.push(backToBefore(client))
  const account = books.securitiesAccounts.get(loss.objectId)
  if (loss.object === 'securities-account' && status !== 'replaced' && account?.status === 'loss-reported')
    changes.push(accountChange(account, 'normal'))
  const credential = books.credentials.get(`${loss.objectId}:${client.clientNo}`)
  if (
    loss.object === 'password' &&
    status !== 'replaced' &&
    credential !== undefined &&
    !isLockedOut(books, credential)
  )
    changes.push({ kind: 'update', table: 'credential', row: { ...credential, lockedOn: null } })
  return changes
}

/** True when too many failures locked the password. Finding the paper again does not unlock it; F03 does. */
function isLockedOut({ parameters, day }: Books, { failures }: Readonly<Credential>): boolean {
  return failures >= settingOf(parameters, 'password-tries', day.businessDate)
}

/** The client has received something new, so every report about the old one ends. */
export function endLossesOf(
  books: Books,
  client: Readonly<Client>,
  {
    lost,
    replacedBy = '',
  }: { lost: Pick<LossReport, 'object' | 'objectId'>; replacedBy?: string | undefined },
): Change[] {
  return lossesInForce(client)
    .filter(loss => loss.object === lost.object && loss.objectId === lost.objectId)
    .flatMap(loss => endLoss(books, client, { loss, end: { status: 'replaced', replacedBy } }))
}

/** At the day end, ends the oral reports whose last date this is. */
export function lapseLosses(books: Books, client: Readonly<Client>): Change[] {
  const { businessDate } = books.day
  const over = lossesInForce(client).filter(loss => loss.lapsesOn !== null && loss.lapsesOn <= businessDate)
  const left = lossesInForce(client).filter(loss => !over.includes(loss))
  const isStopped = left.some(loss => STOPS_CLIENT.has(loss.object))
  return over.flatMap((loss, i) => {
    const changes = endLoss(books, client, { loss, end: { status: 'lapsed' } }).filter(
      change => change.kind !== 'amendClient',
    )
    const isLast = i === over.length - 1 && over.some(each => STOPS_CLIENT.has(each.object))
    return isLast && !isStopped && client.status === 'loss-reported'
      ? [...changes, backToBefore(client)]
      : changes
  })
}

function backToBefore(client: Readonly<Client>): Change {
  const { statusBeforeLoss = 'normal' } = client.details
  return statusChange(client, statusBeforeLoss, { ...client.details, statusBeforeLoss: 'normal' })
}

function statusChange(client: Readonly<Client>, status: ClientStatus, details: ClientDetails): Change {
  return { kind: 'amendClient', clientNo: client.clientNo, set: { status, details } }
}

function accountChange(account: Readonly<SecuritiesAccount>, status: SecuritiesAccount['status']): Change {
  return { kind: 'update', table: 'securities_account', row: { ...account, status } }
}
