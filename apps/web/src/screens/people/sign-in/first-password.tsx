/** The first password has to be changed before anything else (F01); until then the server takes nothing else. */
import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useMemo } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { ME, signOut, type Me } from '../../../api/session.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { formModel, inputOf } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { LanguageSwitch } from '../../../shell/language-switch.tsx'
import { useText } from '../../../texts/use-text.ts'
import './sign-in.css'

export function FirstPassword({ me }: { readonly me: Me }) {
  const { t, pick } = useText()
  const client = useQueryClient()
  const [form] = Form.useForm<Record<string, unknown>>()
  const info = useListedFunction('F01')
  const fields = useMemo(() => formModel(info?.inputSchema), [info])
  const act = useAct('F01', () => void client.invalidateQueries({ queryKey: ME }))
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <h1>
            {me.teller.fullName} <small>{pick(info?.title)}</small>
          </h1>
          <LanguageSwitch />
        </div>
        <p className="quiet">{t('signIn.firstPassword')}</p>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => inputOf(fields, values)}
          submitLabel={t('signIn.change')}
        >
          {fields.map((field, index) => (
            <SchemaField key={field.name} field={field} autoFocus={index === 0} />
          ))}
        </FunctionForm>
        <button type="button" className="sign-in-leave" onClick={() => void signOut()}>
          {t('top.signOut')}
        </button>
      </div>
    </main>
  )
}
