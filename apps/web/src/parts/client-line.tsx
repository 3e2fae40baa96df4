/** Under a form that names a client or a cash account: who that is, and what there is. */
import { Form } from 'antd'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { formatRoute } from '../shell/route.ts'
import { useText } from '../texts/use-text.ts'
import './client-line.css'

/** Reads the form it stands in. */
export function FormClientLine() {
  const form = Form.useFormInstance()
  const clientNo: unknown = Form.useWatch('clientNo', form)
  const accountNo: unknown = Form.useWatch('cashAccountNo', form)
  if (typeof accountNo === 'number') return <ClientLine client={String(accountNo)} accountNo={accountNo} />
  return typeof clientNo === 'number' ? <ClientLine client={String(clientNo)} /> : null
}

/** Whom a request is about, and what there is. */
export function ConcernedClient({ input }: { readonly input: Readonly<Record<string, unknown>> }) {
  const { clientNo, cashAccountNo } = input
  if (typeof cashAccountNo === 'number')
    return <ClientLine client={String(cashAccountNo)} accountNo={cashAccountNo} />
  return typeof clientNo === 'number' ? <ClientLine client={String(clientNo)} /> : null
}

export interface ClientLineProps {
  /** What the client is found by: its number, or that of an account. */
  readonly client: string
  readonly accountNo?: number
}

export function ClientLine({ client, accountNo }: ClientLineProps) {
  const { t, word } = useText()
  const cash = useReport('client-cash', { client }, { live: ['cash', 'order', 'trade'] })
  const accounts = (cash.data?.rows ?? []).filter(
    row => accountNo === undefined || Number(row['accountNo']) === accountNo,
  )
  const clientNo = Number(accounts[0]?.['clientNo'] ?? (accountNo === undefined ? client : NaN))
  const known = Number.isSafeInteger(clientNo)
  const profile = useReport('client-profile', ofClient(known ? clientNo : undefined), { enabled: known })
  const row = profile.data?.rows.find(each => Number(each['clientNo']) === clientNo)
  if (row === undefined) return null
  const status = textOf(row['status'])
  return (
    <div className="client-line" role="status">
      <b>{textOf(row['name'])}</b>
      <i className={`status ${status === 'normal' ? 'filled' : 'rejected'}`}>{word('status', status)}</i>
      {accounts.map(account => (
        <Account key={textOf(account['accountNo'])} row={account} t={t} word={word} />
      ))}
      <a href={formatRoute('KH', { clientNo })}>KH {t('overview.open')}</a>
    </div>
  )
}

interface AccountProps extends Pick<ReturnType<typeof useText>, 't' | 'word'> {
  readonly row: Row
}

function Account({ row, t, word }: AccountProps) {
  return (
    <span>
      {word('currency', textOf(row['currency']))} {t('cash.available')}{' '}
      <b className="figure">{showMoney(row['available'])}</b> {t('cash.withdrawable')}{' '}
      <b className="figure">{showMoney(row['withdrawable'])}</b>
    </span>
  )
}
