/** C06 选择转托: the client's Shenzhen holdings, ticked; one target; one confirmation; what each came to. */
import { Alert, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useListedFunction, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { ClientLine } from '../../parts/client-line.tsx'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { DialogPassword } from '@guitai/web-kit/form/dialog-password.tsx'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { useKept } from '@guitai/web-kit/form/use-kept.ts'
import { showCount } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { reportColumns } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { chosenColumns, ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { useServedClient } from '../../current-client/current-client.ts'
import { useText } from '../../texts/use-text.ts'

const COLUMNS = [
  'code',
  'name',
  'securitiesAccountId',
  'tradingUnit',
  'sellable',
  'total',
  'frozen',
  'lastPrice',
]
const keyOf = (row: Row): string => textOf(row['holdingNo'])
/** What the depository of Shenzhen moves between brokers; elsewhere the designation moves. */
const isMovable = (row: Row): boolean =>
  row['market'] === 'XSHE' && row['shareNature'] !== 'pledged' && Number(row['sellable']) > 0

export function TransferSome() {
  const { pick, t } = useText()
  const info = useListedFunction('C06')
  const [toUnit, setToUnit] = useState('')
  const { given, clientNo, choose } = useServedClient('C06', toUnit !== '')
  // Whoever was gone to by name is meant.
  const [isMeant] = useState(given !== undefined)
  return (
    <div className="screen filling">
      <section className="panel bar-filters">
        <h1>C06 {pick(info?.title)}</h1>
        <div className="bar-fields" data-enter-moves onKeyDownCapture={onEnterMove}>
          <ClientPicker
            id="custody-client"
            label={t('client.label')}
            value={clientNo}
            autoFocus={!isMeant}
            onChange={choose}
          />
          <Input
            id="to-unit"
            autoFocus={isMeant}
            maxLength={6}
            autoComplete="off"
            placeholder={t('custody.toUnit')}
            value={toUnit}
            onChange={event => setToUnit(event.target.value.trim())}
            onKeyDown={event => {
              if (event.key === 'Enter')
                document.querySelector<HTMLElement>('.custody-list [role=grid]')?.focus()
            }}
          />
        </div>
        {clientNo !== undefined && <ClientLine client={String(clientNo)} />}
      </section>
      {clientNo === undefined ? (
        <p className="quiet panel">{t('client.pickFirst')}</p>
      ) : (
        <Moving key={clientNo} clientNo={clientNo} toUnit={toUnit} />
      )}
    </div>
  )
}

interface MovingProps {
  readonly clientNo: number
  readonly toUnit: string
}

function Moving({ clientNo, toUnit }: MovingProps) {
  const texts = useText()
  const { t } = texts
  const info = useListedReport('client-holdings')
  const { data, isLoading } = useReport('client-holdings', ofClient(clientNo, { limit: 500 }), {
    live: ['trade', 'order'],
  })
  const rows = useMemo(() => (data?.rows ?? []).filter(isMovable), [data])
  const columns = useMemo(
    () => reportColumns(chosenColumns(info?.columns, COLUMNS), rows, texts),
    [info, rows, texts],
  )
  const [ticked, setTicked] = useKept<ReadonlySet<string>>(`ticked ${clientNo}`, new Set())
  const [isAsking, setAsking] = useState(false)
  const [done, setDone] = useState(0)
  const chosen = rows.filter(row => ticked.has(keyOf(row)))
  const account = textOf(chosen[0]?.['securitiesAccountId'])
  const ofOne = chosen.every(row => row['securitiesAccountId'] === account)
  const act = useAct('C06', () => {
    setDone(chosen.length)
    setTicked(new Set())
  })
  const ask = (): void => {
    if (chosen.length === 0) return
    if (toUnit === '') document.querySelector<HTMLElement>('#to-unit')?.focus()
    else setAsking(true)
  }
  const send = async (password: string): Promise<void> => {
    const holdingNos = chosen.map(row => Number(row['holdingNo']))
    const secret = password === '' ? {} : { tradingPassword: password }
    await act.start({ clientNo, securitiesAccount: account, holdingNos, toUnit, ...secret })
    setAsking(false)
  }
  return (
    <>
      <section className="panel filling custody-list">
        <DataGrid
          label={t('custody.holdings')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          isLoading={isLoading}
          empty={t('custody.nothing')}
          ticked={ticked}
          onTick={setTicked}
          mayTick={row => ticked.size === 0 || !ofOne || row['securitiesAccountId'] === account}
          onOpen={ask}
          foot={
            <span className="quiet">
              {t('custody.keys')} · {t('pick.count', { count: ticked.size })}
            </span>
          }
        />
        <AnswerNote act={act} />
        {done > 0 && <Alert type="success" showIcon title={t('custody.done', { count: done })} />}
        {isAsking && (
          <LastLook
            chosen={chosen}
            toUnit={toUnit}
            isSending={act.isSending}
            onConfirm={password => void send(password)}
            onBack={() => setAsking(false)}
          />
        )}
      </section>
      <Running clientNo={clientNo} />
    </>
  )
}

interface LastLookProps {
  readonly chosen: readonly Row[]
  readonly toUnit: string
  readonly isSending: boolean
  readonly onConfirm: (password: string) => void
  readonly onBack: () => void
}

/** What goes where; the client types the trading password, where one is set. */
function LastLook({ chosen, toUnit, isSending, onConfirm, onBack }: LastLookProps) {
  const { t } = useText()
  const [password, setPassword] = useState('')
  return (
    <ConfirmDialog
      isOpen
      title={t('custody.title', { count: chosen.length, toUnit })}
      isSending={isSending}
      onConfirm={() => onConfirm(password)}
      onBack={onBack}
      facts={chosen
        .slice(0, 20)
        .map(row => [`${textOf(row['code'])} ${textOf(row['name'])}`, showCount(row['sellable'])])}
      extra={<DialogPassword value={password} onChange={setPassword} onEnter={() => onConfirm(password)} />}
    />
  )
}

function Running({ clientNo }: { readonly clientNo: number }) {
  const { t } = useText()
  return (
    <section className="panel filling">
      <h2>{t('custody.running')}</h2>
      <ReportGrid
        report="custody-transfers"
        parameters={ofClient(clientNo, { limit: 100 })}
        choice={{ live: ['cash', 'order'] }}
        rowKey={row => textOf(row['transferNo'])}
      />
    </section>
  )
}
