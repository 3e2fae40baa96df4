/** The proof of the last day that closed: every line true or false with what contradicts it, and the close certificate. */
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { showCount, showMoney } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../texts/use-text.ts'
import { inWords } from '@guitai/core/frame/proof-row.ts'
import { verdictOf, type Certificate, type ProvedLine } from './verdict.ts'
import { FEE_KIND_WORDS } from '@guitai/core/words/fee-kind.ts'
import { ORDER_STATUS_WORDS } from '@guitai/core/words/order-status.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import './day.css'

export function ProofBoard({ businessDate }: { readonly businessDate: string }) {
  const { t } = useText()
  const { data, isPending } = useReport('certificates', { limit: 1 }, { live: ['day'] })
  const content = data?.rows[0]?.['content']
  const certificate = (typeof content === 'string' ? JSON.parse(content) : content) as Certificate | undefined
  if (certificate === undefined || certificate === null) {
    return (
      <>
        <h2 className="minor">{t('proof.title')}</h2>
        <p className="quiet">{t(isPending ? 'list.loading' : 'proof.none')}</p>
      </>
    )
  }
  return (
    <>
      <header className="steps-head">
        <h2 className="minor">
          {t('proof.title')} <span className="figure">{certificate.businessDate}</span>
        </h2>
        <ProofMark certificate={certificate} />
        {certificate.businessDate !== businessDate && <span className="quiet">{t('proof.before')}</span>}
      </header>
      <table className="proof">
        <tbody>
          {certificate.lines.map(line => (
            <Line key={line.name} line={line} />
          ))}
        </tbody>
      </table>
      <CertificateFacts certificate={certificate} />
    </>
  )
}

/** All true, true but for what is carried, or not true. */
function ProofMark({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useText()
  const { mark, carried } = verdictOf(certificate)
  return <span className={`proof-mark ${mark}`}>{t(`proof.${mark}`, { count: carried })}</span>
}

function Line({ line }: { readonly line: ProvedLine }) {
  const { t, pick } = useText()
  return (
    <>
      <tr className={line.isTrue ? 'true' : 'false'}>
        <td className="mark">{line.isTrue ? '✓' : '×'}</td>
        <td>{pick(line.title)}</td>
        <td className="quiet">{t(line.isInternal ? 'proof.internal' : 'proof.outside')}</td>
        <td className="figure right">{line.isTrue ? '' : t('proof.violations', { count: line.count })}</td>
      </tr>
      {(line.isTrue ? [] : (line.examples ?? [])).map(example => (
        <tr key={JSON.stringify(example)} className="quiet example">
          <td />
          <td colSpan={3}>{pick(inWords(example))}</td>
        </tr>
      ))}
    </>
  )
}

const COUNTS = [
  'orders',
  'filled',
  'canceled',
  'rejected',
  'expired',
  'trades',
  'entries',
  'commands',
  'clients',
] as const
const FEES = valuesOf(FEE_KIND_WORDS)

function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { t, word } = useText()
  const { counts = {}, fees = [], cash = [] } = certificate.totals
  return (
    <>
      <h2 className="minor">{t('certificate.title')}</h2>
      <dl className="facts certificate">
        {COUNTS.map(name => (
          <div key={name}>
            <dt>{word(name in ORDER_STATUS_WORDS ? 'status' : 'dayCount', name)}</dt>
            <dd className="figure">{showCount(counts[name])}</dd>
          </div>
        ))}
        {fees.flatMap(line =>
          FEES.map(name => (
            <div key={`${line['currency']}${name}`}>
              <dt>{word('fee', name)}</dt>
              <dd className="figure">{showMoney(line[name])}</dd>
            </div>
          )),
        )}
        {cash.map(line => (
          <div key={line['currency']} className="cash-line">
            <dt>
              {t('certificate.clientsCash')} {line['currency']}
            </dt>
            <dd className="figure">{showMoney(line['clients'])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('certificate.exceptions')}</dt>
          <dd className="figure">{verdictOf(certificate).carried}</dd>
        </div>
        <div className="wide">
          <dt>{t('certificate.chainHash')}</dt>
          <dd className="hash">
            #{certificate.batchNo} {certificate.chainHash}
          </dd>
        </div>
      </dl>
    </>
  )
}
