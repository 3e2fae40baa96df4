/**
 * One field of a function's schema: its label, its widget, its checks. A form is drawn again with every key, because what was typed says
 * which fields it has; a field is only when it is another one.
 */
import { Checkbox, Form, Input, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import { useWords } from '../api/words.ts'
import { useText, type Texts } from '../texts/use-text.ts'
import { ChoiceBoxes } from './choice-boxes.tsx'
import { CashAccountPicker } from './cash-account-picker.tsx'
import { ChoiceButtons } from './choice-buttons.tsx'
import { ClientPicker } from './client-picker.tsx'
import { DateInput } from './date-input.tsx'
import { checkedItem, endOfRange } from './field-problem.ts'
import type { FieldModel } from './form-model.ts'
import { InstrumentPicker } from './instrument-picker.tsx'
import { MoneyInput } from './money-input.tsx'
import { NewPassword } from './new-password.tsx'
import { RowBoxes } from './row-boxes.tsx'
import { RowPicker } from './row-picker.tsx'
import { RowsField } from './rows-field.tsx'
import { WholeInput } from './whole-input.tsx'
import { WordsField } from './words-field.tsx'
import './schema-field.css'

type NamePath = readonly (string | number)[]

export interface SchemaFieldProps {
  readonly field: FieldModel
  /** Before the field's own name, where it lies deeper. */
  readonly path?: NamePath
  readonly autoFocus?: boolean
  /** In a table of lines, whose head has the titles. */
  readonly isBare?: boolean
}

export const SchemaField = memo(function SchemaField(props: SchemaFieldProps) {
  const { field, path = [], autoFocus = false, isBare = false } = props
  const texts = useText()
  if (field.kind === 'rows') return <RowsField field={field} path={path} cell={cellOf} />
  if (field.kind === 'group') return <GroupField field={field} path={path} autoFocus={autoFocus} />
  if (field.kind === 'new-password') return <NewPassword field={field} path={path} autoFocus={autoFocus} />
  const title = texts.pick(field.title)
  const checked = checkedItem(field, texts, title)
  const range = endOfRange(field, texts, path)
  return (
    <Form.Item
      name={[...path, field.name]}
      label={field.kind === 'flag' ? undefined : title}
      className={isBare ? 'bare' : ''}
      {...checked}
      {...(range === undefined ? {} : { ...range, rules: [...checked.rules, ...range.rules] })}
      {...(field.initial === undefined ? {} : { initialValue: field.initial })}
      {...(field.kind === 'flag' ? { valuePropName: 'checked' } : {})}
    >
      {widgetOf(field, texts, autoFocus, isBare)}
    </Form.Item>
  )
})

function cellOf(field: FieldModel, path: NamePath, isBare: boolean): ReactNode {
  return <SchemaField field={field} path={path} isBare={isBare} />
}

function widgetOf(field: FieldModel, texts: Texts, autoFocus: boolean, isBare: boolean): ReactNode {
  const title = texts.pick(field.title)
  switch (field.kind) {
    case 'client':
      return <ClientPicker autoFocus={autoFocus} />
    case 'cash-account':
      return <CashAccountPicker autoFocus={autoFocus} />
    case 'instrument':
      return <InstrumentPicker autoFocus={autoFocus} />
    case 'picked':
      return field.widget === undefined ? null : (
        <RowPicker widget={field.widget} only={field.only} isNeeded={field.isNeeded} autoFocus={autoFocus} />
      )
    case 'picked-some':
      return field.widget === undefined ? null : <RowBoxes label={title} widget={field.widget} />
    case 'word':
      return <Word field={field} autoFocus={autoFocus} />
    case 'date':
      return <DateInput autoFocus={autoFocus} />
    case 'password':
      return (
        <Input.Password
          autoFocus={autoFocus}
          autoComplete="new-password"
          maxLength={64}
          visibilityToggle={false}
        />
      )
    case 'money':
      return <MoneyInput />
    case 'price':
      return <MoneyInput decimals={4} />
    case 'whole':
      return <WholeInput autoFocus={autoFocus} isGrouped={false} />
    case 'flag':
      return <Checkbox>{isBare ? <span className="unseen">{title}</span> : title}</Checkbox>
    case 'choice':
      return field.isRequired && !isBare && field.options.length <= MOST_BUTTONS ? (
        <ButtonChoice field={field} texts={texts} autoFocus={autoFocus} />
      ) : (
        <Choice field={field} texts={texts} autoFocus={autoFocus} />
      )
    case 'tags':
      return <Tags field={field} />
    case 'choices':
      return <ChoiceBoxes label={title} options={optionsOf(field, texts)} />
    default:
      return (
        <Input
          autoFocus={autoFocus}
          autoComplete="off"
          placeholder={field.example}
          {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
        />
      )
  }
}

interface WordProps {
  readonly field: FieldModel
  readonly autoFocus: boolean
}

function Word({ field, autoFocus, ...rest }: WordProps) {
  const { list, keepsCode, mayBeNew } = field.words ?? { list: '', keepsCode: false, mayBeNew: false }
  return (
    <WordsField
      {...rest}
      list={list}
      keepsCode={keepsCode}
      mayBeNew={mayBeNew}
      maxLength={field.maxLength}
      autoFocus={autoFocus}
      isOptional={!field.isRequired}
    />
  )
}

/** Texts of the teller's own; where the firm keeps a list of words for them, one of those or another. */
function Tags({ field, ...rest }: { readonly field: FieldModel }) {
  const { pick } = useText()
  const words = useWords(field.words?.list)
  const options = words
    .filter(({ isOffered }) => isOffered)
    .map(({ code, title }) => ({ value: code, label: pick(title) }))
  return (
    <Select
      {...rest}
      mode="tags"
      {...(options.length === 0 ? { open: false } : { options, showSearch: { optionFilterProp: 'label' } })}
      suffixIcon={null}
      tokenSeparators={[' ', ',', '，']}
    />
  )
}

interface ChoiceProps {
  readonly field: FieldModel
  readonly texts: Texts
  readonly autoFocus?: boolean
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

function Choice({ field, texts, ...rest }: ChoiceProps) {
  return (
    <Select
      {...rest}
      allowClear={!field.isRequired}
      showSearch={{ optionFilterProp: 'label' }}
      options={optionsOf(field, texts)}
    />
  )
}

/** Few enough to be all in sight, each under a digit. */
const MOST_BUTTONS = 6

function ButtonChoice({ field, texts, ...rest }: ChoiceProps) {
  const options = optionsOf(field, texts)
  const columns = options.length === 4 ? 2 : Math.min(options.length, 3)
  return (
    <ChoiceButtons
      {...rest}
      name={field.name}
      label={texts.pick(field.title)}
      options={options}
      columns={columns}
    />
  )
}

function optionsOf(field: FieldModel, texts: Texts): { value: string; label: string }[] {
  return field.options.map(({ value, title }) => ({ value: value as string, label: texts.pick(title) }))
}

interface GroupFieldProps {
  readonly field: FieldModel
  readonly path: NamePath
  readonly autoFocus: boolean
}

function GroupField({ field, path, autoFocus }: GroupFieldProps) {
  const { pick } = useText()
  return (
    <fieldset className="field-group">
      <legend className="field-group-title">{pick(field.title)}</legend>
      {field.fields.map((each, index) => (
        <SchemaField
          key={each.name}
          field={each}
          path={[...path, field.name]}
          autoFocus={autoFocus && index === 0}
        />
      ))}
    </fieldset>
  )
}
