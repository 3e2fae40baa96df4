/**
 * What is about to be sent, in words, field by field, with the names of what was picked: before something moves money or shares, or
 * cannot be taken back. Which functions those are their declarations say.
 */
import type { ReactNode } from 'react'
import type { Input } from '../api/act.ts'
import { useText } from '../texts/use-text.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { useFormLabels } from './form-fields.ts'
import type { FieldModel } from './form-model.ts'
import { readableInput } from './readable-input.ts'

export interface LastLookProps {
  readonly title: string
  /** Undefined: nothing is asked. */
  readonly input: Input | undefined
  readonly fields: readonly FieldModel[]
  /** Whom it concerns. */
  readonly extra?: ReactNode
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

export function LastLook({ title, input, fields, extra, ...rest }: LastLookProps) {
  const texts = useText()
  const labels = useFormLabels()
  const said =
    input === undefined ? [] : readableInput(withoutSecrets(input, fields), fields, texts, { labels })
  return <ConfirmDialog {...rest} isOpen={input !== undefined} title={title} facts={said} extra={extra} />
}

function withoutSecrets(input: Input, fields: readonly FieldModel[]): Input {
  const secret = new Set(fields.flatMap(({ name, kind }) => (SECRETS.has(kind) ? [name] : [])))
  return Object.fromEntries(Object.entries(input).filter(([name]) => !secret.has(name)))
}

const SECRETS: ReadonlySet<FieldModel['kind']> = new Set(['password', 'new-password'])
