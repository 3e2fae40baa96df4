/**
 * What a hostile or broken exchange says, by order of a test: `POST /hostile` with market, session (a trading unit) and
 *   say {body}      '35=8|37=1|…' as a message of the session, numbered and kept like a report
 *   bytes {text}    as they are, between two messages
 *   forget {}       the session's numbers are lost: cut, and both sides' begin at 1
 */
import type { OrderDoor } from './order-door.ts'

type Act = (door: OrderDoor, session: string, text: string) => Promise<void> | void

const ACTS: Readonly<Record<string, Act>> = {
  say: ({ hostile }, session, body) => hostile.say(session, `${body.replaceAll('|', '\u0001')}\u0001`),
  bytes: ({ hostile }, session, text) => hostile.bytes(session, text),
  forget: ({ hostile }, session) => hostile.forget(session),
}

/** A sentence about what is wrong with the request, or undefined when it is done. */
export async function hostileAct(
  door: OrderDoor,
  request: Record<string, unknown>,
): Promise<string | undefined> {
  const { kind, session, body = '', text = body } = request
  if (typeof session !== 'string' || typeof text !== 'string') return 'session and body or text must be texts'
  const act = typeof kind === 'string' && Object.hasOwn(ACTS, kind) ? ACTS[kind] : undefined
  if (act === undefined) return `kind must be one of ${Object.keys(ACTS).join(', ')}`
  await act(door, session, text)
  return undefined
}
