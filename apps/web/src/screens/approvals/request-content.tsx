/** A request as its maker entered it: under the titles of the function's own fields, amounts as decimal texts. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { ClientLine } from '../../parts/client-line.tsx'
import type { FieldModel } from '@guitai/web-kit/form/form-model.ts'
import type { Titles } from '@guitai/web-kit/texts/pick-title.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import { fieldsOfRequest } from '../parameters/table-forms.ts'
import { readableInput, requestInput, type Fact } from '@guitai/web-kit/form/readable-input.ts'

export function RequestContent({ row }: { readonly row: Row }) {
  const texts = useText()
  const info = useListedFunction(textOf(row['functionCode']))
  const input = requestInput(row['input'])
  const fields = fieldsOfRequest(info?.inputSchema, input['table'])
  const approver = row['approverName'] ?? row['approverNo']
  const facts: Fact[] = [
    [texts.t('approvals.function'), `${textOf(row['functionCode'])} ${texts.pick(info?.title)}`],
    [texts.t('approvals.maker'), `${textOf(row['makerNo'])} ${textOf(row['makerName'])}`],
    ...(approver === null || approver === undefined
      ? []
      : [[texts.t('approvals.approver'), textOf(approver)] as const]),
    ...readableInput(input, fields, texts),
    ...broughtFacts(row['brought'], texts),
    ...(textOf(row['refusal'] ?? '') === ''
      ? []
      : [[texts.t('approvals.reason'), textOf(row['refusal'])] as const]),
  ]
  return (
    <>
      <dl className="facts">
        {facts.map(([title, value], index) => (
          <div key={`${index} ${title}`}>
            <dt>{title}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <Concerned input={input} fields={fields} />
    </>
  )
}

/** What the file says that was read for it: the checker agrees to this content and no other. */
function broughtFacts(brought: unknown, { pick }: Texts): Fact[] {
  const facts = (brought ?? []) as readonly { readonly title: Titles; readonly value: string }[]
  return facts.map(({ title, value }) => [pick(title), value] as const)
}

interface ConcernedProps {
  readonly input: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldModel[]
}

/** Whom it is about, and what there is: every client and every account that it names, on both sides. */
function Concerned({ input, fields }: ConcernedProps) {
  const named = fields.filter(({ name, kind }) => kind in IS_OF_CLIENT && typeof input[name] === 'number')
  const owners = named.flatMap(({ name, kind }) =>
    kind === 'cash-account' ? [Math.floor(Number(input[name]) / 100)] : [],
  )
  // An account says whose it is.
  const shown = named.filter(({ name, kind }) => kind !== 'client' || !owners.includes(Number(input[name])))
  return shown.map(({ name, kind }) => (
    <ClientLine
      key={name}
      client={String(input[name])}
      {...(kind === 'cash-account' ? { accountNo: Number(input[name]) } : {})}
    />
  ))
}

const IS_OF_CLIENT = { client: true, 'cash-account': true }
