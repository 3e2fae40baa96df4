/**
 * What is wrong with a field before anything is sent, in the words that stand below it. The rules are those of the field's
 * schema, so the screen refuses what the counter would refuse.
 */
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { typedText } from '@guitai/core/base/typed-text.ts'
import type { Texts } from '../texts/use-text.ts'
import type { FieldModel } from './form-model.ts'

type Limits = Partial<Pick<FieldModel, 'minimum' | 'maximum'>>
/** A field as far as it is checked. */
export type Checkable = Pick<FieldModel, 'kind'> &
  Limits &
  Partial<Pick<FieldModel, 'isNeeded' | 'pattern' | 'typed'>>

/** The language of the screen, and the field's name in it. */
interface Said {
  readonly t: Texts['t']
  readonly title: string
}

/** Undefined when nothing is wrong. */
export function fieldProblem(field: Checkable, value: unknown, said: Said): string | undefined {
  const { t, title } = said
  if (isNothing(value)) return field.isNeeded === true ? t('form.needed', { title }) : undefined
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' && !isDate(value) ? t('form.noDate', { title }) : undefined
    case 'money':
      return typeof value === 'string' && !decimal(2).test(value) ? t('form.noAmount', { title }) : undefined
    case 'price':
      return typeof value === 'string' && !decimal(4).test(value) ? t('form.noPrice', { title }) : undefined
    case 'whole':
      return wholeProblem(field, value, said)
    case 'text':
      return textProblem(field, value, said)
    default:
      return undefined
  }
}

/**
 * The props of antd's form item. What is typed is checked when the field is left; that something is missing is said when the
 * form is sent.
 */
export function checkedItem(
  field: Checkable,
  texts: Pick<Texts, 't'>,
  title: string,
): { required: boolean; validateTrigger: string; rules: Rule[] } {
  const check =
    (which: Checkable): Rule['validator'] =>
    (_, value) => {
      const problem = fieldProblem(which, value, { t: texts.t, title })
      return problem === undefined ? Promise.resolve() : Promise.reject(new Error(problem))
    }
  const rules: Rule[] = [
    { validateTrigger: 'onBlur', validator: check({ ...field, isNeeded: false }) },
    {
      validateTrigger: 'onSubmit',
      validator: (rule, value) => (isNothing(value) ? check(field)(rule, value) : Promise.resolve()),
    },
  ]
  return { required: field.isNeeded === true, validateTrigger: 'onBlur', rules }
}

type Path = readonly (string | number)[]

/** The further props of a field that ends a range: it is looked at when it is left, and again when the beginning changes. */
export function endOfRange(
  { beginning, title }: Pick<FieldModel, 'beginning' | 'title'>,
  texts: Pick<Texts, 't' | 'pick'>,
  path: Path,
): { dependencies: Path[]; rules: ((form: ReadsField) => Rule)[] } | undefined {
  if (beginning === undefined) return undefined
  const place = [...path, beginning.name]
  const said = { title: texts.pick(title), beginning: texts.pick(beginning.title) }
  const rule = ({ getFieldValue }: ReadsField): Rule => ({
    validateTrigger: 'onBlur',
    validator: (_, end) => {
      const from = getFieldValue(place)
      return isDate(from) && isDate(end) && end < from
        ? Promise.reject(new Error(texts.t('form.beforeBeginning', said)))
        : Promise.resolve()
    },
  })
  return { dependencies: [place], rules: [rule] }
}

interface ReadsField {
  getFieldValue: (path: (string | number)[]) => unknown
}

const isDate = (value: unknown): value is string => typeof value === 'string' && isBusinessDate(value)

interface Rule {
  validateTrigger: string
  validator: (rule: unknown, value: unknown) => Promise<void>
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const decimal = (places: number): RegExp => new RegExp(`^\\d{1,13}(\\.\\d{1,${places}})?$`)

function textProblem({ typed, pattern }: Checkable, value: unknown, { t, title }: Said): string | undefined {
  if (typed === undefined || pattern === undefined || typeof value !== 'string') return undefined
  if (new RegExp(pattern, 'u').test(typedText(typed, value))) return undefined
  return t(typed === 'telephone' ? 'form.noTelephone' : 'form.unseen', { title })
}

function wholeProblem({ minimum, maximum }: Limits, value: unknown, { t, title }: Said): string | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return t('form.noWhole', { title })
  if (minimum !== undefined && number < minimum) return t('form.below', { title, limit: String(minimum) })
  if (maximum !== undefined && number > maximum) return t('form.above', { title, limit: String(maximum) })
  return undefined
}
