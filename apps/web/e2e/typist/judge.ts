/**
 * Whether a request says what was last visible on the screen when a key accepted it: each of its values stands in the field of its name,
 * or can be read on the screen or in the last look; and nothing that a field said is missing in it.
 */
import { typedDate } from '@guitai/core/base/typed-date.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { formModel, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { rowsOf } from '../stub-rows.ts'
import type { SeenKey } from './witness.ts'

type Input = Readonly<Record<string, unknown>>

/** Values with the ways to them: 'securitiesAccounts_0_number'. */
type Leaf = readonly [path: string, value: unknown, field: FieldModel | undefined]

/** Only what was changed is sent; the rest of the fields say how it is. */
const SENDS_CHANGES: ReadonlySet<string> = new Set(['F05', 'F07'])

/** What differs; empty where the request is what was seen. */
export function judgeRequest(name: string, input: Input, seen: SeenKey): string[] {
  const info = FUNCTIONS.find(each => each.code === name || each.name === name)
  const fields = info === undefined ? [] : formModel(closedSchema(info.input))
  const leaves = leavesOf(input, fields, '')
  const differing = leaves.flatMap(leaf =>
    isSeen(leaf, seen) ? [] : [`${leaf[0]} ${JSON.stringify(leaf[1])}`],
  )
  if (info === undefined || info.code !== seen.at || SENDS_CHANGES.has(info.code)) return differing
  const sent = new Set(leaves.map(([path]) => path))
  const missing = Object.entries(seen.fields).flatMap(([path, said]) =>
    isSaid(said) &&
    isOfForm(path, fields) &&
    ![...sent].some(each => each === path || each.startsWith(`${path}_`))
      ? [`${path} said ${said}, and was not sent`]
      : [],
  )
  return [...differing, ...missing]
}

const isSaid = (said: string): boolean => said.trim() !== '' && said !== 'false'

function isOfForm(path: string, fields: readonly FieldModel[]): boolean {
  return fields.some(({ name }) => path === name || path.startsWith(`${name}_`))
}

function leavesOf(input: Input, fields: readonly FieldModel[], above: string): Leaf[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const field = fields.find(each => each.name === name)
    const path = `${above}${name}`
    if (Array.isArray(value) && value.some(isGroup))
      return (value as Input[]).flatMap((row, index) =>
        leavesOf(row, field?.fields ?? [], `${path}_${index}_`),
      )
    if (isGroup(value)) return leavesOf(value, field?.fields ?? [], `${path}_`)
    return [[path, value, field] as const]
  })
}

const isGroup = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isSeen([path, value, field]: Leaf, seen: SeenKey): boolean {
  const secret = seen.secrets[path]
  if (secret !== undefined) return secret === value
  const said = seen.fields[path]
  if (said !== undefined) return says(said, value, field)
  return isNothing(value) || isReadable(value, field, `${seen.dialog ?? ''} ${seen.screen}`)
}

const isNothing = (value: unknown): boolean =>
  value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** What the screen itself adds can be read somewhere on it. */
function isReadable(value: unknown, field: FieldModel | undefined, text: string): boolean {
  if (Array.isArray(value)) return value.every(each => isReadable(each, field, text))
  const shown = plain(text)
  return [String(value), String(value).split('.')[0] ?? '', ...wordsFor(value, field)].some(word =>
    shown.includes(plain(word)),
  )
}

function wordsFor(value: unknown, field: FieldModel | undefined): string[] {
  const option = field?.options.find(each => each.value === value)
  return option === undefined ? [] : [option.title.zh, option.title.en]
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '')
    .replaceAll('。', '.')
    .toLowerCase()

/** How an order at the market's price says that it has no other. */
const NO_PRICE = '0'

function says(said: string, value: unknown, field: FieldModel | undefined): boolean {
  if (Array.isArray(value))
    return value.every(each => saysOne(said, each, field)) && isSaid(said) === value.length > 0
  if (said.trim() === '') return isNothing(value) || value === NO_PRICE
  return saysOne(said, value, field)
}

function saysOne(said: string, value: unknown, field: FieldModel | undefined): boolean {
  const [text, sent] = [plain(said), plain(String(value))]
  switch (field?.kind) {
    case 'money':
    case 'price':
    case 'whole':
      return Number(text) === Number(sent)
    case 'date':
      return typedDate(said, '2026-11-23') === value
    case 'choice':
    case 'choices':
      return [sent, ...wordsFor(value, field).map(plain)].some(word => text.split('|').includes(word))
    case 'client':
    case 'instrument':
      return said.startsWith('?')
        ? isFoundBy(text.slice(1), field.kind, sent)
        : text.includes(sent.split('.')[0] ?? '')
    case 'cash-account':
    case 'picked':
    case 'word':
      // Its row is called by other words than its number.
      return text !== ''
    default:
      return (
        text.split('|').join('') === sent ||
        text.replaceAll('-', '') === sent ||
        text.split('|').includes(sent)
      )
  }
}

/** It was still being looked for: among the rows that its text finds there is the one that was sent. */
function isFoundBy(text: string, kind: 'client' | 'instrument', sent: string): boolean {
  const [report, key] =
    kind === 'client' ? (['clients', 'clientNo'] as const) : (['instruments', 'instrument'] as const)
  return rowsOf(report, new URLSearchParams({ text })).some(row => plain(String(row[key])) === sent)
}
