/** The key of a row: its parts side by side, each chosen by its word; a key that is made of nothing is a field like any other. */
import { checkedItem } from '@guitai/web-kit/form/field-problem.ts'
import type { FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useText } from '../../texts/use-text.ts'
import { keyOf, saidParts, wrongPart } from './key-parts.ts'
import './parameters.css'

export function KeyField({ field }: { readonly field: FieldModel }) {
  const texts = useText()
  const [typed, setTyped] = useState<readonly string[]>()
  const { madeOf } = field
  if (madeOf === undefined) return <SchemaField field={field} />
  const title = texts.pick(field.title)
  const checked = checkedItem(field, texts, title)
  const partRule = {
    validateTrigger: 'onBlur',
    validator: (_: unknown, key: unknown): Promise<void> => {
      const said = saidParts(madeOf, typeof key === 'string' ? key : '', typed)
      const wrong = wrongPart(madeOf, said)
      return wrong === undefined
        ? Promise.resolve()
        : Promise.reject(new Error(texts.t('parameters.noPart', { title: texts.pick(wrong.title) })))
    },
  }
  return (
    <Form.Item name="key" label={title} {...checked} rules={[...checked.rules, partRule]}>
      <KeyParts title={title} madeOf={madeOf} typed={typed} onType={setTyped} />
    </Form.Item>
  )
}

interface KeyPartsProps {
  readonly title: string
  readonly madeOf: NonNullable<FieldModel['madeOf']>
  /** What was typed stands as it was typed, also where no key can be made of it. */
  readonly typed: readonly string[] | undefined
  readonly onType: (said: readonly string[]) => void
  readonly value?: string
  readonly onChange?: (key: string) => void
  readonly onBlur?: () => void
}

function KeyParts({ title, madeOf, typed, onType, value = '', onChange, onBlur }: KeyPartsProps) {
  const { pick } = useText()
  const said = saidParts(madeOf, value, typed)
  return (
    <div className="key-parts" role="group" aria-label={title}>
      {madeOf.map((part, index) => {
        const own = said[index] ?? ''
        const shared = { 'aria-label': pick(part.title), placeholder: pick(part.title) }
        const say = (next: string): void => {
          const all = said.with(index, next)
          onType(all)
          onChange?.(keyOf(madeOf, all))
        }
        return part.labels === undefined ? (
          <Input
            key={index}
            {...shared}
            value={own}
            autoComplete="off"
            maxLength={30}
            onChange={event => say(event.target.value)}
            onBlur={() => onBlur?.()}
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
