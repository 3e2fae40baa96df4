/** Runs the steps of one scenario and tells what moved at each; see README.md. */
import { present } from '@guitai/core/base/assert.ts'
import type { CallStep, Scenario, SeeStep, Step } from './parse-scenario.ts'
import type { ScenarioWorld } from './scenario-world.ts'

export interface StepReport {
  line: number
  problems: string[]
  /** As it would be written under the step. */
  moved: string[]
}

export interface InputSchema {
  properties: Record<string, { type?: string }>
}
export type Schemas = ReadonlyMap<string, { name: string; schema: InputSchema }>

/** After the first step with problems nothing would mean anything: it is the last reported. */
export async function runScenario(
  world: ScenarioWorld,
  scenario: Scenario,
  schemas: Schemas,
): Promise<StepReport[]> {
  const reports: StepReport[] = []
  let before = await world.figures()
  for (const step of scenario.steps) {
    const problems = await runStep(world, step, schemas)
    await world.quiet()
    const after = await world.figures()
    const moved = movements(before, after)
    before = after
    reports.push({ line: step.line, problems, moved })
    if (problems.length > 0) break
  }
  return reports
}

async function runStep(world: ScenarioWorld, step: Step, schemas: Schemas): Promise<string[]> {
  switch (step.kind) {
    case 'as':
      world.as(step.teller, step.password)
      return []
    case 'exchange':
      return exchangeStep(world, step.words)
    case 'see':
      return seeStep(world, step)
    case 'call':
      return callStep(world, step, schemas)
  }
}

async function callStep(world: ScenarioWorld, step: CallStep, schemas: Schemas): Promise<string[]> {
  const known = schemas.get(step.code)
  if (known?.name !== step.name) return [`${step.code} is ${known?.name ?? 'no function'}, not ${step.name}`]
  const input = Object.fromEntries(
    Object.entries(step.fields).map(([field, value]) => [
      field,
      typed(substituted(world, value), known.schema.properties[field]?.type),
    ]),
  )
  let { status, body } = await world.run(step.code, input)
  if (step.checker !== undefined) {
    if (status !== 202) return [`needs no approval: ${status} ${JSON.stringify(body)}`]
    const { approvalId } = body as { approvalId: number }
    ;({ status, body } = await world.run('S91', { approvalId, agree: true }, step.checker))
  }
  const { result, rejection } = body as { result?: unknown; rejection?: { code: string } }
  if (step.rejection !== undefined)
    return rejection?.code === step.rejection
      ? []
      : [`expected ${step.rejection}, not ${status} ${JSON.stringify(body)}`]
  if (status !== 200) return [`${status} ${JSON.stringify(body)}`]
  for (const [name, path] of Object.entries(step.captures)) {
    const value = at(result, path)
    if (value === undefined) return [`nothing at ${path} of ${JSON.stringify(result)}`]
    world.variables.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return []
}

async function seeStep(world: ScenarioWorld, step: SeeStep): Promise<string[]> {
  const terms = Object.entries(step.terms).map(
    ([name, value]) => [name, substituted(world, value)] as [string, string],
  )
  const query = new URLSearchParams(terms).toString()
  const { status, body } = await world.send('GET', `/api/reports/${step.report}?${query}`)
  if (status !== 200) return [`${status} ${JSON.stringify(body)}`]
  const { rows } = body as { rows: Record<string, unknown>[] }
  const row = rows.find(each =>
    Object.entries(step.where).every(
      ([field, value]) => textOf(at(each, field)) === substituted(world, value),
    ),
  )
  if (row === undefined) return [`no such row among ${rows.length}: ${JSON.stringify(rows).slice(0, 400)}`]
  return Object.entries(step.expected)
    .filter(([field, value]) => textOf(at(row, field)) !== substituted(world, value))
    .map(([field, value]) => `${field} is ${textOf(at(row, field))}, not ${substituted(world, value)}`)
}

async function exchangeStep(
  world: ScenarioWorld,
  [verb = '', ...rest]: readonly string[],
): Promise<string[]> {
  const [first = ''] = rest
  if (verb === 'time') await world.market.stepTo(first)
  else if (verb === 'day') await world.market.exchange('POST', '/start-day', { tradeDate: first })
  else if (verb === 'fault') await world.market.exchange('POST', '/faults', JSON.parse(first))
  else if (verb === 'holding')
    await world.market.exchange('POST', '/holdings', [JSON.parse(substituted(world, first))])
  else if (verb === 'order') {
    const [market, code, side, quantity, , price] = rest
    await world.market.exchange('POST', '/orders', { market, code, side, quantity: Number(quantity), price })
  } else return [`the exchange does not know ${verb}`]
  return []
}

function substituted(world: ScenarioWorld, value: string): string {
  return value.replace(/\$([a-zA-Z]\w*)/g, (_, name: string) =>
    present(world.variables.get(name), `variable ${name}`),
  )
}

function typed(value: string, type: string | undefined): unknown {
  if (type === 'integer' || type === 'number') return Number(value)
  if (type === 'boolean') return value === 'true'
  if (type === 'array' || type === 'object' || (type === undefined && /^[[{]/.test(value)))
    return JSON.parse(value) as unknown
  return value
}

/** 'cashAccounts[0].accountNo' */
function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(part => part !== '')
    .reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function movements(
  before: ReadonlyMap<string, ReadonlyMap<string, number>>,
  after: ReadonlyMap<string, ReadonlyMap<string, number>>,
): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap(name => {
    const [was, is] = [before.get(name), after.get(name)]
    const fields = [...(is ?? was ?? new Map<string, number>()).keys()]
    const changed = fields
      .map(field => [field, (is?.get(field) ?? 0) - (was?.get(field) ?? 0)] as const)
      .filter(([, by]) => by !== 0)
    if (changed.length === 0) return []
    return [
      `${name}: ${changed.map(([field, by]) => `${field} ${signed(by, name.startsWith('cash'))}`).join(' ')}`,
    ]
  })
}

function signed(by: number, isMoney: boolean): string {
  const size = Math.abs(by)
  const digits = isMoney ? `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}` : String(size)
  return `${by < 0 ? '-' : '+'}${digits}`
}
