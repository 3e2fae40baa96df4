/**
 * S07 柜员权限 — a role: which functions it may run, up to what amount per currency for one command and for a day, for which
 * branches and classes of clients, when and at which workstations, whether for checking only; whether it may check, sees personal data, and
 * signs in with a code. Nobody changes or approves a role that they hold; core/procedures/people/giving-rights.ts says who may
 * give what.
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import { rightOf } from '../../procedures/people/given-right.ts'
import { GIVING_REFUSALS, isSignedBy, refuseGiving } from '../../procedures/people/giving-rights.ts'
import { branchOf } from '../../books/branches.ts'
import { AnyText } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, Flag, Money, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { ROLE_RIGHT_WORDS } from '../../words/right-use.ts'
import { noted, titled, type Noted } from '../../frame/schema-notes.ts'

const Time = (zh: string, en: string, pattern: string, example: string) =>
  Type.String({ ...titled({ zh, en }, { 'x-example': example }), pattern })
const list = (zh: string, en: string, pattern: string, more: Noted = {}) =>
  Type.Optional(
    Type.Array(Type.String({ ...titled({ zh, en }, more), pattern }), {
      ...titled({ zh, en }),
      minItems: 1,
      maxItems: 200,
    }),
  )

export const tellerPermissions = defineFunction({
  code: 'S07',
  name: 'teller-permissions',
  title: { zh: '柜员权限', en: 'Teller permissions' },
  module: 'system',
  kind: 'parameter',
  isOfFirm: true,
  phases: 'any',
  approval: 'always',
  input: Type.Object({
    role: Type.String({
      ...titled(
        { zh: '岗位代码', en: 'Role' },
        { 'x-words': 'role', 'x-keeps-code': true, 'x-may-be-new': true },
      ),
      pattern: '^[a-z][a-z0-9-]{1,29}$',
    }),
    titleZh: Text({ zh: '中文名', en: 'Chinese title' }, 30),
    titleEn: Text({ zh: '英文名', en: 'English title' }, 30),
    rights: Type.Array(
      Type.Object({
        permission: Type.String({
          ...titled({ zh: '功能', en: 'Permission' }, { 'x-words': 'permission', 'x-keeps-code': true }),
          pattern: '^(\\*|[a-z-]+\\.(\\*|[a-z0-9-]+))$',
        }),
        limit: Type.Optional(Money({ zh: '人民币限额', en: 'Limit CNY' })),
        limitUsd: Type.Optional(Money({ zh: '美元限额', en: 'Limit USD' })),
        limitHkd: Type.Optional(Money({ zh: '港币限额', en: 'Limit HKD' })),
        dailyLimit: Type.Optional(Money({ zh: '人民币日累计限额', en: 'Daily limit CNY' })),
        dailyLimitUsd: Type.Optional(Money({ zh: '美元日累计限额', en: 'Daily limit USD' })),
        dailyLimitHkd: Type.Optional(Money({ zh: '港币日累计限额', en: 'Daily limit HKD' })),
        branches: Type.Optional(
          Type.Array(BranchNo(), {
            ...titled({ zh: '营业部（空为本营业部）', en: 'Branches (empty: the own one)' }),
            minItems: 1,
            maxItems: 200,
          }),
        ),
        clientClasses: list(
          '客户类别',
          'Client classes',
          '^[a-z][a-z0-9-]{0,29}$',
          noted({
            'x-words': 'client-class',
            'x-keeps-code': true,
          }),
        ),
        from: Type.Optional(Time('起始时间', 'From', '^([01]\\d|2[0-3]):[0-5]\\d$', '09:00')),
        to: Type.Optional(Time('截止时间', 'To', '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', '17:30')),
        workstations: list('终端', 'Workstations', '^[0-9A-Za-z.:_-]{1,60}\\*?$'),
        checksOnly: Type.Optional(Flag({ zh: '仅可复核', en: 'For checking only' })),
      }),
      { ...titled({ zh: '权限', en: 'Rights' }), minItems: 1, maxItems: 500 },
    ),
    isChecker: Flag(ROLE_RIGHT_WORDS.isChecker),
    seesPersonalData: Flag(ROLE_RIGHT_WORDS.seesPersonalData),
    needsSecondFactor: Type.Optional(Flag({ zh: '签到须动态口令', en: 'Signs in with a second factor' })),
  }),
  answer: Type.Object({ role: AnyText({ zh: '岗位', en: 'Role' }) }),
  rejections: ['hours_wrong', 'branch_not_found', ...GIVING_REFUSALS],
  keys: () => [],

  decide(books, input, meta) {
    const { role, titleZh, titleEn, isChecker, seesPersonalData } = input
    if (
      input.rights.some(
        ({ from, to }) => (from === undefined) !== (to === undefined) || (from !== undefined && from === to),
      )
    )
      return reject('hours_wrong', 'rights')
    if (input.rights.some(({ branches = [] }) => branches.some(no => branchOf(books, no) === undefined)))
      return reject('branch_not_found', 'rights')
    if (isSignedBy(meta, no => books.tellers.get(no)?.roles.includes(role) === true))
      return reject('own_rights', 'role')
    const rights = input.rights.map(rightOf)
    const notHeld = refuseGiving(books, { given: [{ rights, isChecker, seesPersonalData }] }, meta)
    if (notHeld !== undefined) return notHeld
    // When the input says nothing about it, the role keeps its requirement.
    const known = books.roles.get(role)
    const needsSecondFactor = input.needsSecondFactor ?? known?.needsSecondFactor
    const row = { role, titleZh, titleEn, rights, isChecker, seesPersonalData }
    return accept({ role }, [
      saved('role', known, { ...row, ...(needsSecondFactor === undefined ? {} : { needsSecondFactor }) }),
    ])
  },
})
