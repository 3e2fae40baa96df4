/**
 * A form over one function: fields, Enter from field to field, sending once, the answer. Screens of their own pass
 * their fields as children; others show what the schema says.
 */
import { Alert, Button, Form, type FormInstance } from 'antd'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Act } from '../api/use-act.ts'
import type { Input } from '../api/act.ts'
import { useText } from '../texts/use-text.ts'
import { AnswerNote } from './answer-note.tsx'
import { onEnterMove, onPartMove, pressSubmit } from './enter-moves.ts'
import { FormFieldsProvider, FormLabelsProvider, type FormLabels } from './form-fields.ts'
import { useDraft, type DraftOf } from './use-draft.ts'
import { useFieldErrors } from './use-field-errors.ts'
import './function-form.css'

export interface FunctionFormProps<Values extends object> {
  readonly form: FormInstance<Values>
  readonly act: Act
  readonly fieldNames: readonly string[]
  readonly input: (values: Values) => Input
  readonly submitLabel: string
  /** Instead of sending at once: the screen asks first, then starts the act itself. */
  readonly onReady?: (input: Input) => void
  readonly onValuesChange?: (changed: Partial<Record<string, unknown>>) => void
  readonly initialValues?: Partial<Values>
  readonly tone?: 'buy' | 'sell' | undefined
  readonly children: ReactNode
  /** The last look, which knows how what was picked is called. */
  readonly lastLook?: ReactNode
  readonly className?: string
  readonly onClear?: () => void
  /** Which of the screen's forms it is, where there are several: what is typed is kept for it when it goes. */
  readonly draft?: string
  /** What of the values is worth keeping; without it all. */
  readonly drafted?: (values: Values) => Readonly<Record<string, unknown>>
  /** What was typed stands there again. */
  readonly onGivenBack?: () => void
  /** Labels beside the fields: half as high. */
  readonly isFlat?: boolean
}

const FLAT_LABELS = { labelCol: { flex: '76px' } }

export function FunctionForm<Values extends object>(props: FunctionFormProps<Values>) {
  const { form, act, input, onReady } = props
  useFieldErrors(form, act.answer)
  const place = useRef<HTMLDivElement>(null)
  const [labels] = useState<FormLabels>(() => new Map())
  const draft = useDraft({
    name: props.draft ?? 'form',
    form: form as FormInstance,
    drafted: props.drafted as DraftOf['drafted'],
    place,
    answer: act.answer,
    onGivenBack: props.onGivenBack,
  })
  const finish = (values: Values): void => {
    // What a look-up could not find is not left out: the field is asked for again.
    const missed = place.current?.querySelector<HTMLElement>('[data-missed] input')
    if (missed !== null && missed !== undefined) return missed.focus()
    const content = input(values)
    if (onReady === undefined) void act.start(content)
    else onReady(content)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // A checker's signature within the form has keys of its own.
    const form = place.current
    if (form === null || (event.target as HTMLElement).closest('[data-enter-moves]') !== form) return
    if (event.key === 'Enter' && event.ctrlKey) return pressSubmit(form)
    onEnterMove(event)
    onPartMove(event, form)
  }
  return (
    <FormLabelsProvider value={labels}>
      <div
        ref={place}
        data-enter-moves
        onKeyDownCapture={onKeyDown}
        className={props.className ?? 'function-form'}
      >
        <Form<Values>
          form={form}
          layout={props.isFlat === true ? 'horizontal' : 'vertical'}
          labelAlign="left"
          {...(props.isFlat === true ? FLAT_LABELS : {})}
          requiredMark={false}
          validateTrigger="onSubmit"
          autoComplete="off"
          initialValues={props.initialValues ?? {}}
          onFinish={finish}
          onFinishFailed={({ errorFields: [first] }) => focusField(first?.name ?? [])}
          onValuesChange={(changed: Partial<Record<string, unknown>>) => {
            draft.keep(changed)
            props.onValuesChange?.(changed)
          }}
        >
          {draft.isGivenBack && <GivenBack />}
          <FormFieldsProvider value={props.fieldNames}>{props.children}</FormFieldsProvider>
          <AnswerNote act={act} fields={props.fieldNames} onLeft={() => form.resetFields()} />
          <Buttons {...props} onCleared={draft.forget} />
        </Form>
      </div>
      {props.lastLook}
    </FormLabelsProvider>
  )
}

/** All that is wrong stands at its field; the first of it is where one goes on. */
function focusField(path: readonly (string | number)[]): void {
  const field = document.getElementById(path.join('_'))
  const input = field instanceof HTMLInputElement ? field : field?.querySelector('input')
  input?.focus()
}

function GivenBack() {
  const { t } = useText()
  return <Alert type="info" showIcon title={t('form.givenBack')} />
}

function Buttons<Values extends object>({
  form,
  act,
  fieldNames,
  submitLabel,
  tone,
  onClear,
  onCleared,
}: FunctionFormProps<Values> & { readonly onCleared: () => void }) {
  const { t } = useText()
  const clear = (): void => {
    form.resetFields()
    act.reset()
    onCleared()
    onClear?.()
  }
  return (
    <div className="form-buttons">
      <Button
        type="primary"
        htmlType="submit"
        data-submit
        autoFocus={fieldNames.length === 0}
        loading={act.isSending}
        disabled={act.state.phase === 'unknown'}
        className={tone === undefined ? '' : `button-${tone}`}
      >
        {submitLabel}
      </Button>
      <Button tabIndex={-1} onClick={clear}>
        {t('form.clear')}
      </Button>
      <span className="quiet key-hint">{t('form.keys')}</span>
    </div>
  )
}
