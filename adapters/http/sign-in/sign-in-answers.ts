/**
 * The answers of the addresses for signing in, declared so that /openapi.json can describe them. A test compares the replies
 * with them.
 */
import { Type } from 'typebox'
import { AnyText, BusinessDateField, Count, Group, ListOf } from '@guitai/core/frame/answer-fields.ts'
import { BranchNo, Choice, Flag, TellerNo } from '@guitai/core/frame/fields.ts'
import { signIn } from '@guitai/core/functions/people/sign-in.ts'
import { DAY_PHASE_WORDS } from '@guitai/core/words/day-phase.ts'
import { titled } from '@guitai/core/frame/schema-notes.ts'

const { roles, mustChangePassword } = signIn.answer.properties

const TELLER = Group(
  { zh: '柜员', en: 'Teller' },
  {
    tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }),
    name: AnyText({ zh: '登录名', en: 'Sign-in name' }),
    fullName: AnyText({ zh: '姓名', en: 'Full name' }),
    branchNo: BranchNo(),
  },
)

export const SIGN_IN_ANSWER = Type.Object({
  token: AnyText({ zh: '令牌', en: 'Token' }),
  teller: TELLER,
  roles,
  mustChangePassword,
})

/** The answer of an address that only says that it is done. */
export const DONE_ANSWER = Type.Object({ result: Type.Null() })

export const ME_ANSWER = Type.Object({
  teller: TELLER,
  branch: Type.Optional(
    Group(
      { zh: '营业部', en: 'Branch' },
      { zh: AnyText({ zh: '中文', en: 'In Chinese' }), en: AnyText({ zh: '英文', en: 'In English' }) },
    ),
  ),
  roles,
  isChecker: Flag({ zh: '可复核', en: 'May check' }),
  mustChangePassword,
  hasSecondFactor: Flag({ zh: '已启用动态口令', en: 'Has a second factor' }),
  mustEnrolSecondFactor: Flag({ zh: '须先登记动态口令', en: 'Has to enrol a second factor' }),
  mayCloseMarket: Flag({ zh: '可令试用市场收市', en: 'May let the market of a trial close' }),
  permissions: ListOf({ zh: '权限', en: 'Permissions' }, Type.String()),
  limits: Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
    ...titled({ zh: '各权限各币种限额', en: 'Limits by permission and currency' }),
  }),
  day: Group(
    { zh: '营业日', en: 'Business day' },
    { businessDate: BusinessDateField, phase: Choice({ zh: '阶段', en: 'Phase' }, DAY_PHASE_WORDS) },
  ),
  clock: Group(
    { zh: '市场时钟', en: "The market's clock" },
    {
      at: Count({ zh: '毫秒（自 1970 年）', en: 'Milliseconds since 1970' }),
      time: Count({ zh: '当日秒数', en: 'Seconds of the day' }),
    },
  ),
})

const Moment = (title: { zh: string; en: string }) => Type.String({ ...titled(title), format: 'date-time' })

export const SESSIONS_ANSWER = Type.Object({
  sessions: ListOf(
    { zh: '会话', en: 'Sessions' },
    Type.Object({
      session: AnyText({ zh: '会话', en: 'Session' }),
      workstation: AnyText({ zh: '终端', en: 'Workstation' }),
      since: Moment({ zh: '签到时间', en: 'Signed in at' }),
      lastUsedAt: Moment({ zh: '最近使用', en: 'Last used at' }),
      isThisOne: Flag({ zh: '本机本次', en: 'This one' }),
    }),
  ),
})

export const ENDED_ANSWER = Type.Object({
  result: Type.Object({ ended: Count({ zh: '已结束', en: 'Ended' }) }),
})

export const FACTOR_ANSWER = Type.Object({
  result: Type.Object({
    secret: AnyText({ zh: '密钥（Base32）', en: 'Secret (Base32)' }),
    uri: AnyText({ zh: '二维码地址', en: 'otpauth:// address' }),
  }),
})
