/**
 * Checks input as it is: nothing is converted, dropped or filled in, and no object accepts a field that its schema does not
 * name. Errors are reported field by field, in both languages.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import type { Fault } from './answers.ts'
import { textFault } from './text-fault.ts'
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

/** At most this many faults are named in one answer. */
const FAULTS = 10

const options = {
  allErrors: true,
  strict: false,
  strictNumbers: true,
  // Each fault knows its schema, so an amount and a price can say what they should look like.
  verbose: true,
  useDefaults: false,
  removeAdditional: false,
  ownProperties: true,
} as const
const formats = { date: isBusinessDate }
const strict = new Ajv({ ...options, coerceTypes: false, formats })
/** For query strings, where everything is text. */
const loose = new Ajv({ ...options, coerceTypes: 'array', formats })

for (const ajv of [strict, loose])
  ajv.addKeyword({ keyword: 'x-not-before', type: 'string', compile: notBefore })

/** Each of the two is checked for its own form; a beginning that is not given is none. */
function notBefore(beginning: string) {
  return (end: string, within?: { readonly parentData: Readonly<Record<string, unknown>> }): boolean => {
    const from = within?.parentData[beginning]
    return typeof from !== 'string' || from <= end
  }
}

export type Check = (value: unknown) => readonly Fault[]

export const strictCheck = (schema: object): Check => checkOf(strict.compile(closedSchema(schema)))
/** Converts the texts of a query into the schema's types, in place. */
export const looseCheck = (schema: object): Check => checkOf(loose.compile(closedSchema(schema)), isFiniteAll)

/** Conversion makes a number of a text such as `Infinity`, and no schema refuses it. */
function isFiniteAll(value: unknown): Fault | undefined {
  for (const [field, part] of Object.entries(value as Record<string, unknown>))
    if (typeof part === 'number' && !Number.isFinite(part))
      return { field, rule: 'type', message: { zh: '应为数字', en: 'must be a number' } }
  return undefined
}

const FINE: readonly Fault[] = []

function checkOf(
  validate: ValidateFunction,
  further: (value: unknown) => Fault | undefined = () => undefined,
): Check {
  return value => {
    if (!validate(value))
      return (validate.errors ?? []).filter(isOwnFault).toSorted(byImportance).slice(0, FAULTS).map(faultOf)
    const fault = further(value) ?? textFault(value)
    return fault === undefined ? FINE : [fault]
  }
}

/** `if` only says that one of its parts has failed, and that part reports its own fault. */
function isOwnFault(error: ErrorObject): boolean {
  return error.keyword !== 'if'
}

/** Wrong values come before missing ones. */
function byImportance(a: ErrorObject, b: ErrorObject): number {
  return Number(a.keyword === 'required') - Number(b.keyword === 'required')
}

function faultOf(error: ErrorObject): Fault {
  const params = error.params as Record<string, unknown>
  const named = params['additionalProperty'] ?? params['missingProperty']
  const path = typeof named === 'string' ? `${error.instancePath}/${named}` : error.instancePath
  return {
    field: path.slice(1).replaceAll('/', '.'),
    rule: error.keyword,
    message: formOf(error) ?? orderOf(error) ?? messageOf(error.keyword, params),
  }
}

/** Fields with a form of their own, by `x-decode`, widget or `x-typed`: the message says what is expected instead of showing a pattern. */
const FORMS: Record<string, Fault['message']> = {
  money: {
    zh: '应为金额，最多两位小数，如 1005.00',
    en: 'must be an amount with at most two decimals such as 1005.00',
  },
  price: {
    zh: '应为价格，最多四位小数，如 10.50',
    en: 'must be a price with at most four decimals such as 10.50',
  },
  instrument: { zh: '应为证券，如 600000.XSHG', en: 'must be an instrument such as 600000.XSHG' },
  'securities-account': {
    zh: '应为证券账户，如 A123456789.XSHG',
    en: 'must be a securities account such as A123456789.XSHG',
  },
  telephone: { zh: '应为数字，可带 + 和 -', en: 'must be digits, with + and - where they belong' },
  name: { zh: '含有看不见的字符', en: 'contains characters that cannot be seen' },
  identifier: { zh: '含有看不见的字符', en: 'contains characters that cannot be seen' },
}

function formOf({ keyword, parentSchema }: ErrorObject): Fault['message'] | undefined {
  if (keyword !== 'pattern' && keyword !== 'type') return undefined
  const notes = (parentSchema ?? {}) as Noted
  const form = keyword === 'pattern' ? (notes['x-widget'] ?? notes['x-typed']) : undefined
  return FORMS[notes['x-decode'] ?? ''] ?? FORMS[form ?? '']
}

/** Of a range that ends before it begins. */
function orderOf({ keyword, schema }: ErrorObject): Fault['message'] | undefined {
  if (keyword !== 'x-not-before') return undefined
  return { zh: `不能早于 ${String(schema)}`, en: `must not be before ${String(schema)}` }
}

const TYPES: Record<string, string> = {
  integer: '整数',
  number: '数字',
  string: '文本',
  boolean: '是否',
  object: '对象',
  array: '列表',
  null: '空',
}

function messageOf(rule: string, params: Record<string, unknown>): { zh: string; en: string } {
  const limit = JSON.stringify(params['limit'] ?? '')
  switch (rule) {
    case 'required':
      return { zh: '缺少此项', en: 'is missing' }
    case 'additionalProperties':
      return { zh: '没有此项', en: 'is not a field of this request' }
    case 'type':
      return {
        zh: `应为${TYPES[String(params['type'])] ?? '其他类型'}`,
        en: `must be of type ${String(params['type'])}`,
      }
    case 'minimum':
      return { zh: `不能小于 ${limit}`, en: `must not be below ${limit}` }
    case 'maximum':
      return { zh: `不能大于 ${limit}`, en: `must not be above ${limit}` }
    case 'minLength':
      return { zh: `至少 ${limit} 个字符`, en: `must have at least ${limit} characters` }
    case 'maxLength':
      return { zh: `最多 ${limit} 个字符`, en: `must have at most ${limit} characters` }
    case 'minItems':
      return { zh: `至少 ${limit} 项`, en: `must have at least ${limit} items` }
    case 'maxItems':
      return { zh: `最多 ${limit} 项`, en: `must have at most ${limit} items` }
    case 'enum':
      return { zh: `应为其中之一：${allowed(params)}`, en: `must be one of: ${allowed(params)}` }
    case 'format':
      return { zh: '应为日期，如 2026-11-23', en: 'must be a date such as 2026-11-23' }
    default:
      return { zh: '格式不符', en: 'has the wrong form' }
  }
}

function allowed(params: Record<string, unknown>): string {
  return (params['allowedValues'] as unknown[] | undefined)?.join(', ') ?? ''
}
