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
      return typeof value === 'string' && !isBusinessDate(value) ? t('form.noDate', { title }) : undefined
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
