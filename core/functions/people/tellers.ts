/**
 * S08 柜员管理 — a new teller, or another status, branch, roles or password of one. A till belongs to its branch, and cash leaves
 * it only with its teller's signature, so a teller with cash neither changes branch nor leaves. Nobody changes themselves.
 * Whoever sets a password can sign in with it, so a password, an ended lock and a new role all give the rights behind them.
 */
import { takeNumber } from '../../books/counters.ts'
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import { CURRENCY_ASSET } from '../../books/accounts.ts'
import type { Currency } from '../../base/money.ts'
import { cashIn, tillAccount } from '../../procedures/tills/till.ts'
import { BRANCH_REFUSALS, refuseBranch } from '../../procedures/people/known-branch.ts'
import { isSignedBy, refuseGiving, rolesOf } from '../../procedures/people/giving-rights.ts'
import { checkNewSecret, NEW_SECRET_REFUSALS, renewCredential } from '../../procedures/people/new-secret.ts'
import { looksLikeAnother } from '../../rules/look-alike.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, Choice, Flag, NewSecret, PersonName, TellerNo } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { TELLER_STATUS_WORDS } from '../../words/teller-status.ts'
import { pickedFrom, titled } from '../../frame/schema-notes.ts'

const RoleName = Type.String({
  ...titled({ zh: '岗位', en: 'Role' }, pickedFrom('role')),
  minLength: 1,
  maxLength: 30,
})

export const tellers = defineFunction({
  code: 'S08',
  name: 'tellers',
  title: { zh: '柜员管理', en: 'Tellers' },
  module: 'system',
  kind: 'parameter',
  phases: 'any',
  approval: 'always',
  input: Type.Object({
    tellerNo: Type.Optional(
      TellerNo({ zh: '柜员号（新增时留空）', en: 'Teller number (empty for a new one)' }),
    ),
    name: Type.String({
      ...titled({ zh: '登录名', en: 'Sign-in name' }),
      pattern: '^[a-z][a-z0-9.-]{1,29}$',
    }),
    fullName: PersonName({ zh: '姓名', en: 'Full name' }, 30),
    branchNo: BranchNo(),
    roles: Type.Array(RoleName, {
      ...titled({ zh: '岗位', en: 'Roles' }),
      minItems: 1,
      maxItems: 20,
    }),
    status: Choice({ zh: '状态', en: 'Status' }, TELLER_STATUS_WORDS),
    password: Type.Optional(NewSecret({ zh: '初始密码', en: 'First password' }, 'sign-in')),
    mustChangePassword: Type.Optional(
      Object.assign(Flag({ zh: '首次签到须改密', en: 'Change it at first sign-in' }), { default: true }),
    ),
  }),
  answer: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  rejections: [
    'teller_not_found',
    'teller_exists',
    'teller_looks_alike',
    'role_not_found',
    'own_rights',
    ...BRANCH_REFUSALS,
    'teller_holds_cash',
    'password_needed',
    ...NEW_SECRET_REFUSALS,
    'rights_not_held',
  ],
  keys: () => [],

  decide(books, input, meta) {
    const { tellerNo: given, name, fullName, branchNo, roles, status } = input
    if (given !== undefined && !books.tellers.has(given)) return reject('teller_not_found', 'tellerNo')
    const namesake = books.tellersByName.get(name)
    if (namesake !== undefined && namesake.tellerNo !== given) return reject('teller_exists', 'name')
    const alike = lookAlike(books, input)
    if (alike !== undefined) return alike
    if (!roles.every(role => books.roles.has(role))) return reject('role_not_found', 'roles')
    if (given !== undefined && isSignedBy(meta, no => no === given)) return reject('own_rights', 'tellerNo')
    const known = books.tellers.get(given ?? 0)
    const refused = refuseBranch(books, branchNo, known?.branchNo !== branchNo)
    if (refused !== undefined) return refused
    const leavesTill = known !== undefined && (known.branchNo !== branchNo || status === 'closed')
    if (leavesTill && holdsCash(books, known))
      return reject('teller_holds_cash', known.branchNo === branchNo ? 'status' : 'branchNo')
    const password = Object.values(meta.secrets).find(
      secret => secret.kind === 'sign-in' && secret.newHash !== '',
    )
    if (given === undefined && password === undefined) return reject('password_needed', 'password')
    const weakness = password === undefined ? undefined : checkNewSecret(books, password, 'password')
    if (weakness !== undefined) return weakness
    const isMoved = known?.branchNo !== branchNo
    const isOpened = status === 'normal' && (known?.status !== 'normal' || password !== undefined || isMoved)
    const newRoles = isOpened ? roles : roles.filter(role => known?.roles.includes(role) !== true)
    const notHeld = refuseGiving(books, { given: rolesOf(books, { roles: newRoles }), branchNo }, meta)
    if (notHeld !== undefined) return notHeld
    const tellerNo = given ?? takeNumber(books, 'tellerNo')
    return accept({ tellerNo }, [
      saved('teller', known, { tellerNo, name, fullName, branchNo, roles, status }),
      ...(password === undefined
        ? []
        : renewCredential(
            books,
            { kind: 'sign-in', owner: tellerNo },
            { hash: password.newHash, mustChange: input.mustChangePassword ?? true },
          )),
    ])
  },
})

/** A new name that a reader would take for another teller's. A teller who already has the name keeps it. */
function lookAlike(books: Books, given: Pick<Teller, 'name' | 'fullName'> & { tellerNo?: number }) {
  const known = books.tellers.get(given.tellerNo ?? 0)
  for (const field of ['name', 'fullName'] as const) {
    if (known?.[field] === given[field]) continue
    const others = [...books.tellers.values()].filter(each => each !== known)
    const other = others.find(each => looksLikeAnother(given[field], each[field]))
    if (other !== undefined) return reject('teller_looks_alike', field, { teller: String(other.tellerNo) })
  }
  return undefined
}

function holdsCash(books: Books, { branchNo, tellerNo }: Readonly<Teller>): boolean {
  const currencies = Object.keys(CURRENCY_ASSET) as Currency[]
  return currencies.some(currency => cashIn(books, tillAccount({ branchNo, tellerNo, currency })) !== 0)
}
