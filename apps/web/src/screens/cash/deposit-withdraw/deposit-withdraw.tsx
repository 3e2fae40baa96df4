/** F09 资金存取: find the client, pick the account, kind, amount; read the amount back; done. Balances stand beside. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Form, Input, type FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import type { Input as FunctionInput } from '@guitai/web-kit/api/act.ts'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf, type FieldOption } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { MoneyInput } from '@guitai/web-kit/form/money-input.tsx'
import { RowPicker } from '@guitai/web-kit/form/row-picker.tsx'
import { ResultView } from '@guitai/web-kit/form/result-view.tsx'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { chineseAmount } from '@guitai/web-kit/format/chinese-amount.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { stay, useRoute } from '../../../shell/route.ts'
import type { Language } from '@guitai/web-kit/texts/pick-title.ts'
import { useText } from '../../../texts/use-text.ts'
import { CashAccounts } from '../../clients/client-overview/cash-accounts.tsx'
import { Vouchers } from './vouchers.tsx'
import './deposit-withdraw.css'

const FIELDS = ['cashAccountNo', 'kind', 'amount', 'agentNo', 'summary', 'cashPassword']

export function DepositWithdraw() {
  const { t, pick } = useText()
  const { parameters } = useRoute()
  const clientNo = Number(parameters['clientNo']) || undefined
  const info = useListedFunction('F09')
  const accounts = useReport('client-cash', ofClient(clientNo), {
    enabled: clientNo !== undefined,
    live: ['cash', 'order', 'trade'],
  })
  const [accountNo, setAccountNo] = useState<number>()
  const rows =
    clientNo === undefined
      ? []
      : (accounts.data?.rows ?? []).filter(row => Number(row['clientNo']) === clientNo)
  const account = rows.find(row => Number(row['accountNo']) === accountNo) ?? rows[0]
  return (
    <div className="screen money">
      <section className="panel money-form">
        <h2>F09 {pick(info?.title)}</h2>
        <div data-enter-moves>
          <label className="block-label" htmlFor="money-client">
            {t('client.label')}
          </label>
          <ClientPicker
            id="money-client"
            value={clientNo}
            autoFocus={clientNo === undefined}
            onChange={next => stay('F09', next === undefined ? {} : { clientNo: next })}
          />
        </div>
        <MoneyForm key={clientNo} account={account} isReady={account !== undefined} />
      </section>
      <section className="panel money-side filling">
        <h2>{t('cash.balances')}</h2>
        <CashAccounts rows={rows} chosen={Number(account?.['accountNo'])} onChoose={setAccountNo} />
        <h2>{t('money.vouchersToday')}</h2>
        <Vouchers clientNo={clientNo} />
      </section>
    </div>
  )
}

const OUT = new Set(['withdrawal', 'transfer-out', 'remittance-out'])

interface MoneyFormProps {
  readonly account: Row | undefined
  readonly isReady: boolean
}

function MoneyForm({ account, isReady }: MoneyFormProps) {
  const { t } = useText()
  const [form] = Form.useForm<Record<string, unknown>>()
  const info = useListedFunction('F09')
  const [asked, setAsked] = useState<FunctionInput>()
  const [done, setDone] = useState<{ readonly value: unknown }>()
  const act = useAct('F09', value => {
    setDone({ value })
    form.resetFields()
  })
  const fields = formModel(info?.inputSchema)
  const kinds = fields.find(({ name }) => name === 'kind')?.options ?? []
  useEffect(() => {
    if (isReady) document.querySelector<HTMLInputElement>('.money-form input[type=radio]:checked')?.focus()
  }, [isReady])
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setAsked(undefined)
  }
  return (
    <>
      <FunctionForm
        form={form}
        act={act}
        fieldNames={FIELDS}
        input={values => inputOf(fields, { ...values, cashAccountNo: account?.['accountNo'] })}
        initialValues={{ kind: 'deposit' }}
        submitLabel={t('form.run')}
        onReady={input => {
          setDone(undefined)
          if (isReady) setAsked(input)
        }}
      >
        <MoneyFields form={form} kinds={kinds} account={account} />
      </FunctionForm>
      <MoneyConfirm
        asked={asked}
        account={account}
        kinds={kinds}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
      />
      {done !== undefined && <ResultView title={t('money.done')} result={done.value} code="F09" />}
    </>
  )
}

interface MoneyFieldsProps {
  readonly form: FormInstance<Record<string, unknown>>
  readonly kinds: readonly FieldOption[]
  readonly account: Row | undefined
}

function MoneyFields({ form, kinds, account }: MoneyFieldsProps) {
  const { t, pick, word, language } = useText()
  const amount = textOf(Form.useWatch('amount', form))
  const currency = textOf(account?.['currency'])
  const options = kinds.map(({ value, title }) => ({ value: String(value), label: pick(title) }))
  const needed = [{ required: true, message: t('money.amountNeeded') }]
  return (
    <>
      <Form.Item name="kind" label={t('money.kind')}>
        <ChoiceButtons name="kind" options={options} columns={2} />
      </Form.Item>
      <Form.Item name="amount" label={t('money.amount')} rules={needed} extra={inWords(amount, language)}>
        {/* Never without one: a prefix that comes later would take the focus. */}
        <MoneyInput prefix={currency === '' ? '…' : word('currency', currency)} />
      </Form.Item>
      {/* Drawn together with the kind, not after it: Enter must not pass a password that is about to appear. */}
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          OUT.has(textOf(getFieldValue('kind'))) && (
            <Form.Item name="cashPassword" label={t('money.password')}>
              <Input.Password autoComplete="new-password" maxLength={64} visibilityToggle={false} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="agentNo" label={t('client.agent')}>
        <RowPicker widget="agent" client={Number(account?.['clientNo'] ?? 0)} />
      </Form.Item>
      <Form.Item name="summary" label={t('money.summary')}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}

/** The capital characters of Chinese vouchers say nothing in English: there the amount is read back in thousands. */
function inWords(amount: string, language: Language): string {
  if (language === 'zh') return chineseAmount(amount) ?? ' '
  return amount === '' ? ' ' : showMoney(amount)
}

interface MoneyConfirmProps {
  readonly asked: FunctionInput | undefined
  readonly account: Row | undefined
  readonly kinds: readonly FieldOption[]
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

function MoneyConfirm({ asked, account, kinds, ...rest }: MoneyConfirmProps) {
  const { t, pick, word, language } = useText()
  return (
    <ConfirmDialog
      {...rest}
      isOpen={asked !== undefined}
      title={pick(kinds.find(({ value }) => value === asked?.['kind'])?.title)}
      facts={[
        [t('client.label'), `${textOf(account?.['clientNo'])} ${textOf(account?.['name'])}`],
        [
          t('cash.account'),
          `${textOf(account?.['accountNo'])} ${word('currency', textOf(account?.['currency']))}`,
        ],
        [t('money.amount'), <b key="amount">{showMoney(asked?.['amount'])}</b>],
        ...(language === 'zh'
          ? [[t('money.inWords'), inWords(textOf(asked?.['amount']), language)] as const]
          : []),
      ]}
    />
  )
}
