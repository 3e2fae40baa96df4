/**
 * A form over one function: fields, Enter from field to field, sending once, the answer. Screens of their own pass
 * their fields as children; others show what the schema says.
 */
import { Button, Form, type FormInstance } from 'antd'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Act } from '../api/use-act.ts'
import type { Input } from '../api/act.ts'
import { useText } from '../texts/use-text.ts'
import { AnswerNote } from './answer-note.tsx'
import { onEnterMove } from './enter-moves.ts'
import { useFieldErrors } from './use-field-errors.ts'

export interface FunctionFormProps {
  readonly form: FormInstance
  readonly act: Act
  readonly fieldNames: readonly string[]
  readonly input: (values: Record<string, unknown>) => Input
  readonly onAccepted: (result: unknown, input: Input) => void
  readonly submitLabel: string
  /** Instead of sending at once: the screen asks first, then starts the act itself. */
  readonly onReady?: (input: Input) => void
  readonly onValuesChange?: (changed: Record<string, unknown>, all: Record<string, unknown>) => void
  readonly initialValues?: Record<string, unknown>
  readonly tone?: 'buy' | 'sell' | undefined
  readonly children: ReactNode
  readonly className?: string
  readonly onClear?: () => void
  /** Labels beside the fields: half as high. */
  readonly isFlat?: boolean
}

export function FunctionForm(props: FunctionFormProps) {
  const { form, act, input, onAccepted, onReady } = props
  useFieldErrors(form, act.answer)
  const finish = async (values: Record<string, unknown>): Promise<void> => {
    const content = input(values)
    if (onReady !== undefined) return onReady(content)
    const answer = await act.start(content)
    if (answer?.kind === 'accepted') onAccepted(answer.result, content)
  }
  const place = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && event.ctrlKey) form.submit()
    else onEnterMove(event)
  }
  return (
    <div
      ref={place}
      data-enter-moves
      onKeyDownCapture={onKeyDown}
      className={props.className ?? 'function-form'}
    >
      <Form
        form={form}
        layout={props.isFlat === true ? 'horizontal' : 'vertical'}
        {...(props.isFlat === true ? { labelCol: { flex: '76px' }, labelAlign: 'left' as const } : {})}
        requiredMark={false}
        validateTrigger="onSubmit"
        autoComplete="off"
        initialValues={props.initialValues ?? {}}
        onFinish={values => void finish(values as Record<string, unknown>)}
        {...(props.onValuesChange === undefined ? {} : { onValuesChange: props.onValuesChange })}
      >
        {props.children}
        <AnswerNote act={act} fields={props.fieldNames} />
        <Buttons {...props} />
      </Form>
    </div>
  )
}

function Buttons({ form, act, submitLabel, tone, onClear }: FunctionFormProps) {
  const { t } = useText()
  const clear = (): void => {
    form.resetFields()
    act.reset()
    onClear?.()
  }
  return (
    <div className="form-buttons">
      <Button
        type="primary"
        htmlType="submit"
        data-submit
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
