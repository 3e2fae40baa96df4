/** What a hostile exchange, operators or a power cut do to the counter between honest requests. */
import { pick, type Random } from '../../../apps/trial/sample-clients.ts'
import type { TestInstallation } from '../test-installation.ts'
import { until } from '../until.ts'
import { asking } from '../asking.ts'
import { forge, SENSELESS, type LiveOrder } from './forged-reports.ts'
import type { Said } from './judge.ts'
import type { Operators } from './operators.ts'

export const UNITS: Readonly<Record<string, string>> = { XSHG: '26001', XSHE: '260001', BJSE: '260900' }
const PATIENCE_SECONDS = 60

export interface World {
  installation: TestInstallation
  operators: Operators
  said: Said[]
  /** The markets whose line has lost its numbers and is not renumbered yet. */
  lost: Set<string>
  /** Starts the server again after a kill. */
  restart: () => Promise<void>
}

/** The seed alone decides the choices of an act. */
type Act = (world: World, random: Random) => Promise<unknown>

const someMarket = (random: Random): string => pick(random, Object.keys(UNITS))

function hostile({ installation }: World, market: string, kind: string, more: object = {}): Promise<unknown> {
  return installation.exchange('POST', '/hostile', { market, session: UNITS[market], kind, ...more })
}

const says =
  (body: string): Act =>
  (world, random) =>
    hostile(world, someMarket(random), 'say', { body })

const fault =
  (kind: string, how: object = {}): Act =>
  ({ installation }) =>
    installation.exchange('POST', '/faults', { kind, ...how })

const markOf = ({ said }: World): string => `HOSTILE${said.length + 1000}`

async function forgeOne(world: World, random: Random): Promise<void> {
  const orders = (await world.installation.exchange('GET', '/orders')) as LiveOrder[]
  const mark = markOf(world)
  const forged = forge(random, orders, mark)
  if (forged === undefined) return
  const { name, fate, body, market } = forged
  world.said.push({ mark, name, fate, market, mayBeLost: world.lost.has(market) })
  await hostile(world, market, 'say', { body })
}

async function speakNonsense(world: World, random: Random): Promise<void> {
  const name = pick(random, Object.keys(SENSELESS))
  const make = SENSELESS[name] as (mark: string) => string
  await hostile(world, someMarket(random), 'say', { body: make(markOf(world)) })
}

/** Messages sent before on the line, and until it is renumbered, may be lost with its numbers. */
function numbersAreLost({ lost, said }: World, market: string): void {
  lost.add(market)
  for (const each of said) if (each.market === market) each.mayBeLost = true
}

async function forget(world: World, random: Random): Promise<void> {
  const market = someMarket(random)
  numbersAreLost(world, market)
  await hostile(world, market, 'forget')
}

async function jumpForward(world: World, random: Random): Promise<void> {
  const market = someMarket(random)
  numbersAreLost(world, market)
  await hostile(world, market, 'say', { body: '35=4|123=N|36=999999' })
}

/**
 * A person renumbers the line when the network works again; the old numbers are lost on purpose. It is done when the line
 * stands with new ones.
 */
export async function renumber(world: World, market: string): Promise<void> {
  const { installation, operators } = world
  const line = (): Promise<Line> => lineOf(installation.databaseUrl, market)
  await until('the server is well', PATIENCE_SECONDS, () => unhealthy(installation))
  const { numbering } = await line()
  await installation.exchange('DELETE', '/faults')
  numbersAreLost(world, market)
  await operators.act('X02', { act: 'renumber', pbuId: UNITS[market], reason: '交易所重启' })
  await until(`${market} is renumbered`, PATIENCE_SECONDS, async () => {
    const now = await line()
    return now.numbering > numbering && now.state === 'logged-on' ? [] : [JSON.stringify(now)]
  })
  world.lost.delete(market)
}

interface Line {
  numbering: number
  state: string
}

async function lineOf(databaseUrl: string, market: string): Promise<Line> {
  const rows = await asking(databaseUrl, client =>
    client.query<Line>('select numbering, line_state as state from current.fix_session where session = $1', [
      `${market}-${UNITS[market]}`,
    ]),
  )
  return rows.rows[0] ?? { numbering: 0, state: 'down' }
}

export async function unhealthy({ url }: TestInstallation): Promise<string[]> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5000) })
    return response.status === 200 ? [] : [await response.text()]
  } catch (error) {
    return [String(error)]
  }
}

function randomBytes(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(Math.floor(random() * 256))).join('')
}

const bytes =
  (text: (random: Random) => string): Act =>
  (world, random) =>
    hostile(world, someMarket(random), 'bytes', { text: text(random) })

export const ACTS: Readonly<Record<string, Act>> = {
  'a forged report': forgeOne,
  'another forged report': forgeOne,
  'a third forged report': forgeOne,
  'a senseless message': speakNonsense,
  'random bytes': bytes(random => randomBytes(random, 200)),
  'a message that claims to be long': bytes(() => '8=FIX.4.4\u00019=999999\u000135=8\u0001'),
  'a message that claims to be endless': bytes(() => '8=FIX.4.4\u00019=99999999\u000135=8\u0001'),
  'everything asked for again': says('35=2|7=1|16=0'),
  'a reset of the numbers forward': jumpForward,
  'numbers forgotten': forget,
  'a line renumbered': (world, random) => renumber(world, someMarket(random)),
  'a lost line renumbered': (world, random) => renumber(world, [...world.lost][0] ?? someMarket(random)),
  'a logout': says('35=5|58=goodbye'),
  'the line cut': fault('cut'),
  'messages twice': fault('duplicate', { count: 5 }),
  'messages lost': fault('lose', { count: 2 }),
  'messages out of order': fault('reorder', { count: 3 }),
  silence: fault('silence', { ms: 500 }),
  'orders refused': fault('reject', { count: 2 }),
  'the server killed': ({ restart }) => restart(),
}
