/** The fields of the account-opening form in the order of its paper: F04 opens with them, F05 amends them. */
import { Form } from 'antd'
import { shownFields, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { useText } from '../../../texts/use-text.ts'
import type { TextKey } from '../../../texts/use-text.ts'
import './client-groups.css'

const GROUPS: readonly (readonly [words: TextKey, fields: readonly string[]])[] = [
  [
    'client.groupIdentity',
    [
      'name',
      'pinyin',
      'identityType',
      'identityNumber',
      'identityExpiresOn',
      'birthDate',
      'gender',
      'managerCode',
    ],
  ],
  [
    'client.groupRepresentatives',
    [
      'legalRepresentative',
      'legalRepresentativeNumber',
      'handler',
      'handlerNumber',
      'handlerPhone',
      'handlerAuthorisedTo',
    ],
  ],
  ['client.groupContact', ['phone', 'address', 'profession', 'email', 'postcode']],
  [
    'client.groupAccounts',
    [
      'currencies',
      'securitiesAccounts',
      'addCurrencies',
      'addSecuritiesAccounts',
      'custodyMode',
      'bankName',
      'bankAccount',
    ],
  ],
  ['client.groupRights', ['channels', 'tradingPassword', 'cashPassword', 'phonePassword']],
  ['client.groupSuitability', ['riskLevel', 'riskAssessedOn', 'averageAssets', 'firstTradedOn', 'boards']],
  ['client.groupAgreements', ['agreements', 'clientClass', 'feePlan', 'settlementMode']],
]

/** An identity card says birth date and gender itself. */
const ON_THE_CARD = new Set(['birthDate', 'gender'])

export interface ClientGroupsProps {
  readonly fields: readonly FieldModel[]
  /** What is known beside what the form says. */
  readonly known: Readonly<Record<string, unknown>>
}

export function ClientGroups({ fields, known }: ClientGroupsProps) {
  const { t } = useText()
  // Drawn together with what was typed, not after it: Enter must not pass a field that is about to appear.
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldsValue }) => (
        <div className="form-groups">
          {groupsOf(fitting(fields, { ...known, ...(getFieldsValue(true) as object) })).map(
            ({ words, own }, index) => (
              <section key={words}>
                <h2 className="minor">{t(words)}</h2>
                <div className="group-fields">
                  {own.map((field, at) => (
                    <SchemaField key={field.name} field={field} autoFocus={index === 0 && at === 0} />
                  ))}
                </div>
              </section>
            ),
          )}
        </div>
      )}
    </Form.Item>
  )
}

/** Of this kind of client, with this document. */
export function fitting(
  fields: readonly FieldModel[],
  values: Readonly<Record<string, unknown>>,
): FieldModel[] {
  const isOnCard = values['identityType'] === 'id-card'
  return shownFields(fields, values).filter(
    ({ name }) => name !== 'kind' && name !== 'clientNo' && !(isOnCard && ON_THE_CARD.has(name)),
  )
}

/** Fields that no group names stand at the end: a new field of the function is never lost. */
function groupsOf(fields: readonly FieldModel[]): { words: TextKey; own: FieldModel[] }[] {
  const named = new Set(GROUPS.flatMap(([, names]) => names))
  const groups = GROUPS.map(([words, names]) => ({
    words,
    own: names.flatMap(name => fields.filter(field => field.name === name)),
  }))
  const others = fields.filter(({ name }) => !named.has(name))
  const filled = groups.filter(({ own }) => own.length > 0)
  return others.length === 0 ? filled : [...filled, { words: 'client.groupOther', own: others }]
}
