/** F09 资金存取: find the client, pick the account, kind, amount; read the amount back; done. Balances stand beside. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Form, Input, type FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import type { Input as FunctionInput } from '@guitai/web-kit/api/act.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf, type FieldOption } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { MoneyInput } from '@guitai/web-kit/form/money-input.tsx'
import { RowPicker } from '@guitai/web-kit/form/row-picker.tsx'
import { ResultView } from '@guitai/web-kit/form/result-view.tsx'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { checkedItem } from '@guitai/web-kit/form/field-problem.ts'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { chineseAmount } from '@guitai/web-kit/format/chinese-amount.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { currentClient, noteChosen, useFollowedClient } from '../../../current-client/current-client.ts'
import { stay, useRoute } from '../../../shell/route.ts'
import type { Language } from '@guitai/web-kit/texts/pick-title.ts'
import { useText } from '../../../texts/use-text.ts'
import { CashAccounts } from '../../clients/client-overview/cash-accounts.tsx'
import { Vouchers } from './vouchers.tsx'
import './deposit-withdraw.css'

const FIELDS = ['clientNo', 'kind', 'amount', 'agentNo', 'summary', 'cashPassword']
/** What was said of one client is not said of another. */
const OF_THE_CLIENT = FIELDS.filter(name => name !== 'clientNo')
const LIVE = ['cash', 'order', 'trade'] as const

type Values = Record<string, unknown>

export function DepositWithdraw() {
  const { t, pick } = useText()
  const info = useListedFunction('F09')
  const [form] = Form.useForm<Values>()
  const [given] = useState(Number(useRoute().parameters['clientNo']) || undefined)
  const clientNo = (Form.useWatch('clientNo', form) as number | undefined) ?? undefined
  useFollowedClient(form)
  const accounts = useReport('client-cash', ofClient(clientNo), {
    enabled: clientNo !== undefined,
    live: LIVE,
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
        <h1>F09 {pick(info?.title)}</h1>
        <MoneyForm form={form} given={given} account={account} />
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
  readonly form: FormInstance<Values>
  /** The client with whom the screen was gone to. */
  readonly given: number | undefined
  readonly account: Row | undefined
}

function MoneyForm({ form, given, account }: MoneyFormProps) {
  const { t } = useText()
  const info = useListedFunction('F09')
  // The account may come after the last Enter: the last look waits for it.
  const [ready, setReady] = useState<FunctionInput>()
  const asked = account && ready && { ...ready, cashAccountNo: account['accountNo'] }
  const [done, setDone] = useState<{ readonly value: unknown }>()
  const act = useAct('F09', value => {
    setDone({ value })
    form.resetFields(OF_THE_CLIENT)
  })
  const fields = formModel(info?.inputSchema)
  const kinds = fields.find(({ name }) => name === 'kind')?.options ?? []
  const [served] = useState(currentClient)
  const former = useRef(given ?? served)
  const onClient = (next: unknown): void => {
    if (former.current !== undefined) form.resetFields(OF_THE_CLIENT)
    former.current = typeof next === 'number' ? next : undefined
    noteChosen(next)
    stay('F09', typeof next === 'number' ? { clientNo: next } : {})
  }
  // For the next one: behind the last look nothing takes the focus.
  const isOpen = asked !== undefined
  useEffect(() => {
    if (!isOpen && done !== undefined) document.querySelector<HTMLElement>('.money-form #clientNo')?.focus()
  }, [isOpen, done])
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setReady(undefined)
  }
  return (
    <>
      <FunctionForm
        form={form}
        act={act}
        fieldNames={FIELDS}
        input={values => inputOf(fields, values)}
        initialValues={{ kind: 'deposit', clientNo: given ?? served }}
        submitLabel={t('form.run')}
        onReady={input => {
          setDone(undefined)
          setReady(input)
        }}
        onValuesChange={changed => {
          if ('clientNo' in changed) onClient(changed['clientNo'])
        }}
      >
        <MoneyFields form={form} kinds={kinds} account={account} isClientGiven={given !== undefined} />
      </FunctionForm>
      <MoneyConfirm
        asked={asked}
        account={account}
        kinds={kinds}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setReady(undefined)}
      />
      {done !== undefined && <ResultView title={t('money.done')} result={done.value} code="F09" />}
    </>
  )
}

interface MoneyFieldsProps {
  readonly form: FormInstance<Record<string, unknown>>
  readonly kinds: readonly FieldOption[]
  readonly account: Row | undefined
  readonly isClientGiven: boolean
}

function MoneyFields({ form, kinds, account, isClientGiven }: MoneyFieldsProps) {
  const texts = useText()
  const { t, pick, word, language } = texts
  const amount = textOf(Form.useWatch('amount', form))
  const currency = textOf(account?.['currency'])
  const options = kinds.map(({ value, title }) => ({ value: String(value), label: pick(title) }))
  const checked = checkedItem({ kind: 'money', isNeeded: true }, texts, t('money.amount'))
  return (
    <>
      <Form.Item
        name="clientNo"
        label={t('client.label')}
        {...checkedItem({ kind: 'client', isNeeded: true }, texts, t('client.label'))}
      >
        <ClientPicker autoFocus={!isClientGiven} />
      </Form.Item>
      <Form.Item name="kind" label={t('money.kind')}>
        <ChoiceButtons
          name="kind"
          label={t('money.kind')}
          options={options}
          columns={2}
          autoFocus={isClientGiven}
        />
      </Form.Item>
      <Form.Item name="amount" label={t('money.amount')} {...checked} extra={inWords(amount, language)}>
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
        <RowPicker widget="agent" />
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
