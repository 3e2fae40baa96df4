/**
 * The types of input fields, each with its titles. On the wire money and prices are decimal texts ('1005.00'); decisions get
 * integers. `x-decode` tells the pipeline which fields to convert. The static type is the decoded one.
 */
import { Type, type TSchema } from 'typebox'
import type { Fen, Price, Shares as ShareCount } from '../base/money.ts'
import { MAX_SHARES } from '../base/money.ts'
import { CLIENT_PASSWORD_WORDS, type CredentialKind } from '../words/credential-kind.ts'
import { CURRENCY_WORDS } from '../words/currency.ts'
import { MARKET_WORDS } from '../words/market.ts'
import { ORDER_TYPE_WORDS } from '../words/order-type.ts'
import { SIDE_WORDS } from '../words/side.ts'
import { TITLES } from '../words/titles.ts'
import { valuesOf, type Word, type Words } from '../words/words.ts'
import type { Picked } from './picked.ts'
import { noted, pickedFrom, titled } from './schema-notes.ts'

export const Money = (title: Word = TITLES.amount) =>
  Type.Unsafe<Fen>(
    Type.String({
      ...titled(title),
      pattern: '^(0|[1-9]\\d{0,10})(\\.\\d{1,2})?$',
      ...noted({ 'x-decode': 'money' }),
    }),
  )

export const PriceField = (title: Word = TITLES.price) =>
  Type.Unsafe<Price>(
    Type.String({
      ...titled(title),
      pattern: '^(0|[1-9]\\d{0,6})(\\.\\d{1,4})?$',
      ...noted({ 'x-decode': 'price' }),
    }),
  )

export const Shares = (title: Word = TITLES.quantity) =>
  Type.Unsafe<ShareCount>(Type.Integer({ ...titled(title), minimum: 1, maximum: MAX_SHARES }))

export const ClientNo = Type.Integer({
  ...titled({ zh: '客户号', en: 'Client number' }),
  minimum: 1,
  maximum: 999_999_999_999,
  ...noted({ 'x-widget': 'client' }),
})

export const CashAccountNo = Type.Integer({
  ...titled({ zh: '资金账户', en: 'Cash account' }),
  minimum: 1,
  maximum: 99_999_999_999_999,
  ...noted({ 'x-widget': 'cash-account' }),
})

export const SecuritiesAccountId = Type.String({
  ...titled({ zh: '证券账户', en: 'Securities account' }),
  pattern: '^[A-Z0-9]{10}\\.(XSHG|XSHE|BJSE)$',
  ...pickedFrom('securities-account'),
})

export const InstrumentId = Type.String({
  ...titled({ zh: '证券', en: 'Instrument' }),
  pattern: '^\\d{6}\\.(XSHG|XSHE|BJSE)$',
  ...noted({ 'x-widget': 'instrument' }),
})

/** `only` gives what the columns of a row must contain to be offered; '$x' stands for the form's field x. */
export const PickedNo = (title: Word, widget: Picked, only?: Readonly<Record<string, string>>) =>
  Type.Integer({
    ...titled(title),
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    ...pickedFrom(widget),
    ...(only === undefined ? {} : noted({ 'x-only': only })),
  })

/** Screens show the field only when another one has one of these values; `decide` accepts it in any case. */
export function shownWhen<S extends TSchema>(schema: S, field: string, ...values: string[]): S {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema)) as S
  return Object.assign(copy, noted({ 'x-when': { field, values } }))
}

export const HoldingNo = PickedNo({ zh: '持仓编号', en: 'Holding' }, 'holding')

const FREEZE_NO = { zh: '冻结编号', en: 'Freeze number' }
export const FreezeNo = PickedNo(FREEZE_NO, 'freeze')

export const FreezeNoOf = (object: 'cash' | 'holding', term: 'day' | 'long') =>
  PickedNo(FREEZE_NO, 'freeze', {
    object,
    term,
    ...(object === 'cash' ? { accountNo: '$cashAccountNo' } : {}),
  })

export const LongFreezeNo = PickedNo(FREEZE_NO, 'freeze', { term: 'long' })

/** 1 is headquarters. */
export const BranchNo = (title: Word = { zh: '营业部', en: 'Branch' }) =>
  Type.Integer({ ...titled(title), minimum: 1, maximum: 9999, ...pickedFrom('branch') })

/** One of the firm's own units. */
export const PbuId = (title: Word = { zh: '席位号', en: 'Trading unit' }) =>
  Type.String({ ...titled(title), minLength: 1, maxLength: 6, ...pickedFrom('trading-unit') })

export const TellerNo = (title: Word, minimum = 1) =>
  Type.Integer({ ...titled(title), minimum, maximum: 999_999_999, ...pickedFrom('teller') })

/** A unit of another broker. Its form is checked, but not whether it exists. */
export const ToUnit = Type.String({ ...titled({ zh: '转入席位', en: 'Target trading unit' }), maxLength: 6 })
export const FromUnit = Type.String({
  ...titled({ zh: '转出席位（转托管）', en: "Other broker's trading unit (custody transfer)" }),
  maxLength: 6,
})

export const OrderId = PickedNo({ zh: '委托编号', en: 'Order number' }, 'order')

/** The agent who acts for the client, when the client is not present; see F06. */
export const AgentNo = PickedNo({ zh: '代理编号', en: 'Agent number' }, 'agent')

export const DateField = (title: Word = { zh: '日期', en: 'Date' }) =>
  Type.String({ ...titled(title), format: 'date', ...noted({ 'x-widget': 'date' }) })

/** The end of a range, with the field in which its beginning is. */
export const EndDateField = (title: Word, beginning: string) =>
  Type.String({ ...DateField(title), ...noted({ 'x-not-before': beginning }) })

export const Text = (title: Word, maxLength = 100, minLength = 1) =>
  Type.String({ ...titled(title), minLength, maxLength, ...noted({ 'x-typed': 'line' }) })

/** What names a client for a query: a number, an account, a name, pinyin initials, a document, a telephone. */
export const ClientSearch = Type.String({
  ...titled({ zh: '客户', en: 'Client' }),
  minLength: 1,
  maxLength: 60,
  ...noted({ 'x-typed': 'search' }),
})

/** Controls and what nobody sees have no place in a name or number: it would be stored and never found again. */
const SEEN = '^[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*$'

/** The name of a person or firm. */
export const PersonName = (title: Word, maxLength = 60) =>
  Type.String({ ...titled(title), minLength: 1, maxLength, pattern: SEEN, ...noted({ 'x-typed': 'name' }) })

/** A number with letters: of an identity document, of an account. */
export const Identifier = (title: Word, maxLength = 30, minLength = 1) =>
  Type.String({
    ...titled(title),
    minLength,
    maxLength,
    pattern: SEEN,
    ...noted({ 'x-typed': 'identifier' }),
  })

/** Digits, with + and - where they belong. */
export const Telephone = (title: Word = { zh: '电话', en: 'Phone' }, minLength = 1) =>
  Type.String({
    ...titled(title),
    minLength,
    maxLength: 30,
    pattern: minLength === 0 ? '^(\\+?[0-9][0-9-]*)?$' : '^\\+?[0-9][0-9-]*$',
    ...noted({ 'x-typed': 'telephone' }),
  })

/** Free text for which the data dictionary (S09), or for banks S02, offers words. The word itself is stored. */
export const Worded = (title: Word, list: string, maxLength = 100, minLength = 1) =>
  Type.String({ ...titled(title), minLength, maxLength, ...noted({ 'x-words': list }) })

/** A word of the dictionary of which the code is stored. */
export const Coded = (title: Word, list: string, maxLength = 30) =>
  Type.String({
    ...titled(title),
    minLength: 1,
    maxLength,
    ...noted({ 'x-words': list, 'x-keeps-code': true }),
  })

/** One value of a vocabulary (core/words). */
export const Choice = <Value extends string>(title: Word, words: Words<Value>) =>
  Type.Unsafe<Value>(Type.Enum([...valuesOf(words)], titled(title, { 'x-labels': words })))

/** A field that is verified or hashed before the engine and then removed; no log ever contains it. */
export const Secret = (title: Word, credential: CredentialKind) =>
  Type.String({
    ...titled(title),
    minLength: 1,
    maxLength: 64,
    ...noted({ 'x-secret': credential, 'x-widget': 'password' }),
  })

/** A secret to be stored; the engine gets only its hash. `own` means that it belongs to the person who asks. */
export const NewSecret = (title: Word, credential: CredentialKind, { own = false }: { own?: boolean } = {}) =>
  Type.String({
    ...titled(title),
    minLength: 6,
    maxLength: 64,
    ...noted({ 'x-secret': credential, 'x-secret-new': true, 'x-widget': 'new-password' }),
    ...(own ? noted({ 'x-secret-own': true }) : {}),
  })

/** The code of a second factor as the authenticator shows it. It is compared before the engine and is in no log. */
export const Code = Type.String({
  ...titled({ zh: '动态码', en: 'Code' }),
  pattern: '^\\d{6}$',
  ...noted({ 'x-example': '492039' }),
})

/** Which of a client's passwords is meant; `SecretOf` and `NewSecretOf` take their kind from this field. */
export const PasswordKind = Choice({ zh: '密码种类', en: 'Which password' }, CLIENT_PASSWORD_WORDS)

/** Like Secret and NewSecret, but another field of the input gives the kind. */
export const SecretOf = (title: Word, field: string) =>
  Type.String({ ...Secret(title, 'trading'), ...noted({ 'x-secret-of': field }) })

export const NewSecretOf = (title: Word, field: string) =>
  Type.String({ ...NewSecret(title, 'trading'), ...noted({ 'x-secret-of': field }) })

export const Flag = (title: Word) => Type.Boolean({ ...titled(title) })

/** A corrected file takes the place of the one that was taken in. */
export const ReplaceField = Flag({ zh: '更换已转换的文件', en: 'Replace the file taken in' })

export const Whole = (title: Word, minimum: number, maximum: number) =>
  Type.Integer({ ...titled(title), minimum, maximum })

export const MarketField = Choice(TITLES.market, MARKET_WORDS)

export const CurrencyField = Choice({ zh: '币种', en: 'Currency' }, CURRENCY_WORDS)

/** A counted till: the pieces of each denomination. */
export const CountedFaces = Type.Array(
  Type.Object({
    face: Money({ zh: '面额', en: 'Face' }),
    pieces: Whole({ zh: '张数', en: 'Pieces' }, 0, 10_000_000),
  }),
  { ...titled({ zh: '清点', en: 'Count' }), maxItems: 20 },
)

export const SideField = Choice(TITLES.side, SIDE_WORDS)

export const OrderTypeField = Choice({ zh: '委托类型', en: 'Order type' }, ORDER_TYPE_WORDS)
