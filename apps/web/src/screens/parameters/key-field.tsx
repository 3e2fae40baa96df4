/** The key of a row: its parts side by side, each chosen by its word; a key that is made of nothing is a field like any other. */
import { checkedItem } from '@guitai/web-kit/form/field-problem.ts'
import type { FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { Form, Input, Select } from 'antd'
import { useText } from '../../texts/use-text.ts'
import { keyOf, partsOf } from './key-parts.ts'
import './parameters.css'

export function KeyField({ field }: { readonly field: FieldModel }) {
  const texts = useText()
  const { madeOf } = field
  if (madeOf === undefined) return <SchemaField field={field} />
  const title = texts.pick(field.title)
  return (
    <Form.Item name="key" label={title} {...checkedItem(field, texts, title)}>
      <KeyParts title={title} madeOf={madeOf} />
    </Form.Item>
  )
}

interface KeyPartsProps {
  readonly title: string
  readonly madeOf: NonNullable<FieldModel['madeOf']>
  readonly value?: string
  readonly onChange?: (key: string) => void
}

function KeyParts({ title, madeOf, value = '', onChange }: KeyPartsProps) {
  const { pick } = useText()
  const said = partsOf(madeOf, value)
  return (
    <div className="key-parts" role="group" aria-label={title}>
      {madeOf.map((part, index) => {
        const own = said[index] ?? ''
        const shared = { 'aria-label': pick(part.title), placeholder: pick(part.title) }
        const say = (next: string): void => onChange?.(keyOf(madeOf, said.with(index, next)))
        return part.labels === undefined ? (
          <Input
            key={index}
            {...shared}
            value={own}
            autoComplete="off"
            maxLength={30}
            onChange={event => say(event.target.value.replaceAll(/[./\s]/g, ''))}
          />
        ) : (
          <Select
            key={index}
            {...shared}
            value={own === '' ? undefined : own}
            onChange={(next: string | undefined) => say(next ?? '')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={Object.entries(part.labels).map(([code, words]) => ({
              value: code,
              label: pick(words),
            }))}
          />
        )
      })}
    </div>
  )
}
