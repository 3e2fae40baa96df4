/** Runs the steps of one scenario and reports what moved at each; see README.md. */
import { present } from '@guitai/core/base/assert.ts'
import type { Check } from '@guitai/adapters/http/edge/strict-schema.ts'
import type { CallStep, Scenario, SeeStep, Step } from './parse-scenario.ts'
import type { Answer, ScenarioWorld } from './scenario-world.ts'

export interface StepReport {
  line: number
  problems: string[]
  /** As it would be written under the step. */
  moved: string[]
}

export interface InputSchema {
  properties: Record<string, { type?: string }>
}
/** By code; prints by 'print ' and their name. */
export type Schemas = ReadonlyMap<string, { name: string; schema: InputSchema; answer?: Check }>

/** Steps after the first one with problems would mean nothing, so that one is the last reported. */
export async function runScenario(
  world: ScenarioWorld,
  scenario: Scenario,
  schemas: Schemas,
): Promise<StepReport[]> {
  const reports: StepReport[] = []
  let before = await world.figures()
  for (const step of scenario.steps) {
    const problems = await runStep(world, step, schemas)
    const moved: string[] = []
    if (step.kind !== 'as' && step.kind !== 'see') {
      await world.quiet()
      const after = await world.figures()
      moved.push(...movements(before, after))
      before = after
    }
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
    case 'print':
      return printStep(world, step, schemas)
    case 'upload':
      return uploadStep(world, step)
    case 'call':
      return callStep(world, step, schemas)
  }
}

async function callStep(world: ScenarioWorld, step: CallStep, schemas: Schemas): Promise<string[]> {
  const known = schemas.get(step.code)
  if (known?.name !== step.name) return [`${step.code} is ${known?.name ?? 'no function'}, not ${step.name}`]
  let answer = await world.run(step.code, inputOf(world, step, known.schema))
  if (step.checker !== undefined) {
    if (answer.status !== 202) return [`needs no approval: ${answer.status} ${JSON.stringify(answer.body)}`]
    if (step.checker === 'nobody') return resultOf(world, step, answer.body)
    const { approvalId } = answer.body as { approvalId: number }
    answer = await world.run('S91', { approvalId, agree: true }, step.checker)
  }
  const problems = answered(world, step, answer)
  return problems.length > 0 || answer.status !== 200 ? problems : undeclared(known.answer, answer)
}

/** Checks that the function's answer is as declared. */
function undeclared(check: Check | undefined, { body }: Answer): string[] {
  return (check?.((body as { result: unknown }).result) ?? []).map(
    ({ field, message }) => `the answer's ${field} ${message.en}`,
  )
}

function answered(world: ScenarioWorld, step: CallStep, { status, body }: Answer): string[] {
  const { result, rejection } = body as { result?: unknown; rejection?: { code: string } }
  if (step.rejection !== undefined)
    return rejection?.code === step.rejection
      ? resultOf(world, step, rejection)
      : [`expected ${step.rejection}, not ${status} ${JSON.stringify(body)}`]
  return status === 200 ? resultOf(world, step, result) : [`${status} ${JSON.stringify(body)}`]
}

type Asking = Pick<CallStep, 'captures' | 'expected'>

function resultOf(world: ScenarioWorld, step: Asking, result: unknown): string[] {
  for (const [name, path] of Object.entries(step.captures)) {
    const value = at(result, path)
    if (value === undefined) return [`nothing at ${path} of ${JSON.stringify(result)}`]
    world.variables.set(name, textOf(value))
  }
  return differences(world, step.expected, result)
}

/** A document must be a PDF; `copy` is the number of this copy. */
async function printStep(world: ScenarioWorld, step: CallStep, schemas: Schemas): Promise<string[]> {
  const known = schemas.get(`print ${step.name}`)
  if (known === undefined) return [`there is no print ${step.name}`]
  const answer = await world.print(step.name, inputOf(world, step, known.schema))
  if (step.rejection !== undefined) return answered(world, step, answer)
  const { isPdf } = answer.body as { isPdf?: boolean }
  return isPdf === true
    ? resultOf(world, step, answer.body)
    : [`${answer.status} ${JSON.stringify(answer.body)}`]
}

async function uploadStep(world: ScenarioWorld, step: CallStep): Promise<string[]> {
  const lines = JSON.parse(substituted(world, step.fields['lines'] ?? '[]')) as string[]
  return answered(world, step, await world.upload(step.name, lines.join('\n')))
}

function inputOf(world: ScenarioWorld, step: CallStep, schema: InputSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(step.fields).map(([field, value]) => [
      field,
      typed(substituted(world, value), schema.properties[field]?.type),
    ]),
  )
}

const PATIENCE_MS = 20_000
const LOOK_MS = 50

/**
 * Effects that follow by themselves, such as a waiting order that leaves through another unit, take a moment, so the query is
 * repeated.
 */
async function seeStep(world: ScenarioWorld, step: SeeStep): Promise<string[]> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const problems = await look(world, step)
    if (problems.length === 0 || performance.now() > end) return problems
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}

async function look(world: ScenarioWorld, step: SeeStep): Promise<string[]> {
  const terms = Object.entries(step.terms).map(
    ([name, value]) => [name, substituted(world, value)] as [string, string],
  )
  const query = new URLSearchParams(terms).toString()
  const [report = '', part = 'rows'] = step.report.split('.')
  const { status, body } = await world.send('GET', `/api/reports/${report}?${query}`)
  if (status !== 200) return [`${status} ${JSON.stringify(body)}`]
  const rows = (body as Record<string, Record<string, unknown>[] | null>)[part] ?? []
  const row = rows.find(each =>
    Object.entries(step.where).every(
      ([field, value]) => textOf(at(each, field)) === substituted(world, value),
    ),
  )
  if (row === undefined) return [`no such row among ${rows.length}: ${JSON.stringify(rows).slice(0, 400)}`]
  return resultOf(world, step, row)
}

function differences(world: ScenarioWorld, expected: Record<string, string>, found: unknown): string[] {
  return Object.entries(expected)
    .filter(([field, value]) => textOf(at(found, field)) !== substituted(world, value))
    .map(([field, value]) => `${field} is ${textOf(at(found, field))}, not ${substituted(world, value)}`)
}

async function exchangeStep(
  world: ScenarioWorld,
  [verb = '', ...rest]: readonly string[],
): Promise<string[]> {
  const [first = ''] = rest
  if (verb === 'time') await world.stepTo(first)
  else if (verb === 'day') await world.market.exchange('POST', '/start-day', { tradeDate: first })
  else if (verb === 'fault') await world.market.exchange('POST', '/faults', JSON.parse(first))
  else if (verb === 'holding')
    await world.market.exchange('POST', '/holdings', [JSON.parse(substituted(world, first))])
  else if (verb === 'opening')
    await world.market.exchange('POST', '/opening', JSON.parse(substituted(world, first)))
  else if (verb === 'arriving')
    await world.market.exchange('POST', '/arriving-shares', [JSON.parse(substituted(world, first))])
  else if (verb === 'manner') await world.market.exchange('POST', '/custody-manner', { manner: first })
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

/** A path such as 'cashAccounts[0].accountNo'. */
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
