/**
 * A password that is stored from now on is typed twice: nobody sees what was typed, and a slip would lock its owner out. Only the
 * first of the two is sent; that they differ is said before anything is.
 */
import { Form, Input } from 'antd'
import { useText } from '../texts/use-text.ts'
import type { FieldModel } from './form-model.ts'

export interface NewPasswordProps {
  readonly field: FieldModel
  readonly path: readonly (string | number)[]
  readonly autoFocus: boolean
}

export function NewPassword({ field, path, autoFocus }: NewPasswordProps) {
  const { t, pick } = useText()
  const title = pick(field.title)
  const name = [...path, field.name]
  return (
    <>
      <Form.Item
        name={name}
        label={title}
        rules={[{ required: field.isNeeded, message: t('form.needed', { title }) }]}
      >
        <Hidden autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          (field.isNeeded || typedIn(getFieldValue(name)) !== '') && (
            <Form.Item
              name={[...path, `${field.name}Again`]}
              label={t('form.again', { title })}
              preserve={false}
              rules={[
                ({ getFieldValue: valueOf }) => ({
                  validator: (_, again: unknown) =>
                    typedIn(again) === typedIn(valueOf(name))
                      ? Promise.resolve()
                      : Promise.reject(new Error(t('form.differs'))),
                }),
              ]}
            >
              <Hidden />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  )
}

const typedIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function Hidden({ autoFocus = false, ...rest }: { readonly autoFocus?: boolean }) {
  return (
    <Input.Password
      {...rest}
      autoFocus={autoFocus}
      autoComplete="new-password"
      maxLength={64}
      visibilityToggle={false}
    />
  )
}
