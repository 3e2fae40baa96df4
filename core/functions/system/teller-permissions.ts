/** S07 柜员权限 — a role: which functions it may run, up to what amount, whether it checks and sees personal data. */
import { Type } from 'typebox'
import { defineFunction } from '../define-function.ts'
import { Flag, Money, Text } from '../fields.ts'
import { accept } from '../rejection.ts'

export const tellerPermissions = defineFunction({
  code: 'S07',
  name: 'teller-permissions',
  title: { zh: '柜员权限', en: 'Teller permissions' },
  module: 'system',
  kind: 'parameter',
  phases: 'any',
  approval: 'always',
  input: Type.Object({
    role: Type.String({
      title: '岗位代码',
      'x-title': { zh: '岗位代码', en: 'Role' },
      pattern: '^[a-z][a-z0-9-]{1,29}$',
    }),
    titleZh: Text({ zh: '中文名', en: 'Chinese title' }, 30),
    titleEn: Text({ zh: '英文名', en: 'English title' }, 30),
    rights: Type.Array(
      Type.Object({
        permission: Type.String({
          title: '功能',
          'x-title': { zh: '功能', en: 'Permission' },
          pattern: '^(\\*|[a-z-]+\\.(\\*|[a-z0-9-]+))$',
        }),
        limit: Type.Optional(Money({ zh: '限额', en: 'Limit' })),
      }),
      { title: '权限', 'x-title': { zh: '权限', en: 'Rights' }, minItems: 1, maxItems: 500 },
    ),
    isChecker: Flag({ zh: '可复核', en: 'May check' }),
    seesPersonalData: Flag({ zh: '可见个人资料', en: 'Sees personal data' }),
  }),
  rejections: [],
  keys: () => [],

  decide(_books, input) {
    const { role, titleZh, titleEn, isChecker, seesPersonalData } = input
    const rights = input.rights.map(({ permission, limit }) => ({ permission, limit: limit ?? null }))
    return accept({ role }, [
      { kind: 'put', table: 'role', row: { role, titleZh, titleEn, rights, isChecker, seesPersonalData } },
    ])
  },
})
