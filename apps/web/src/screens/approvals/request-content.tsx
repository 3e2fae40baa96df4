/** A request as its maker entered it, under the titles of the function's own fields. */
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import { textOf } from '../../format/text-of.ts'
import { useFunctionInfo } from '../../api/catalogue.ts'
import type { Row } from '../../api/reports.ts'
import { formModel, type FieldModel } from '../../form/form-model.ts'
import { groupDecimal, showMoney } from '../../format/figures.ts'
import { useText, type Texts } from '../../texts/use-text.ts'

export function RequestContent({ row }: { readonly row: Row }) {
  const texts = useText()
  const info = useFunctionInfo(textOf(row['functionCode']))
  const input = parse(row['input'])
  const fields = formModel(info?.inputSchema)
  const title = (name: string): string => texts.pick(fields.find(field => field.name === name)?.title) || name
  return (
    <dl className="facts">
      <div>
        <dt>{texts.t('approvals.function')}</dt>
        <dd>
          {textOf(row['functionCode'])} {texts.pick(info?.title)}
        </dd>
      </div>
      <div>
        <dt>{texts.t('approvals.maker')}</dt>
        <dd>
          {textOf(row['makerNo'])} {textOf(row['makerName'])}
        </dd>
      </div>
      {Object.entries(input).map(([name, value]) => (
        <div key={name}>
          <dt>{title(name)}</dt>
          <dd className="figure">
            {showInput(
              value,
              fields.find(field => field.name === name),
              texts,
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function parse(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  try {
    return JSON.parse(textOf(value)) as Record<string, unknown>
  } catch {
    // Shown as it is rather than not at all.
    return { input: value }
  }
}

function showInput(value: unknown, field: FieldModel | undefined, texts: Texts): string {
  if (typeof value === 'boolean') return texts.t(value ? 'word.yes' : 'word.no')
  if (Array.isArray(value))
    return value.map(each => showInput(each, field, texts)).join(texts.t('word.separator'))
  if (typeof value === 'object' && value !== null) return Object.values(value).map(String).join(' ')
  const option = field?.options.find(each => each.value === value)
  if (option !== undefined) return texts.pick(option.title)
  // A request is kept as it was decided upon: amounts as integers.
  if (field?.kind === 'money' && typeof value === 'number') return showMoney(formatFen(value))
  if (field?.kind === 'price' && typeof value === 'number') return formatPrice(value)
  return field?.kind === 'money' ? groupDecimal(value, 2) : textOf(value)
}
