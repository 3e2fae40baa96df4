/**
 * What a new installation starts with: roles, tellers with first passwords, headquarters, two branches, and the trading units
 * that all of them use.
 */
import { hash } from '@node-rs/argon2'
import { branches } from '@guitai/core/functions/parameters/branches.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Give } from './system-commands.ts'
import { tradingUnitParameters } from '@guitai/core/functions/parameters/trading-unit-parameters.ts'
import { tellerPermissions } from '@guitai/core/functions/people/teller-permissions.ts'
import { tellers } from '@guitai/core/functions/people/tellers.ts'

export interface FirstTeller {
  name: string
  branchNo: number
  fullName: string
  roles: string[]
  password: string
}

/**
 * For a demonstration: everybody's password is known and printed at the start. There are two administrators, because one alone
 * can give no rights: the second approves what the first requests.
 */
export const FIRST_TELLERS: readonly FirstTeller[] = [
  { name: 'teller', branchNo: 1, fullName: '王小燕', roles: ['teller'], password: 'teller-2026' },
  { name: 'checker', branchNo: 1, fullName: '李建国', roles: ['checker'], password: 'checker-2026' },
  { name: 'clearing', branchNo: 1, fullName: '陈静', roles: ['clearing'], password: 'clearing-2026' },
  { name: 'admin', branchNo: 1, fullName: '系统管理员', roles: ['administrator'], password: 'admin-2026' },
  {
    name: 'admin2',
    branchNo: 1,
    fullName: '系统管理员二',
    roles: ['administrator'],
    password: 'admin2-2026',
  },
  { name: 'east', branchNo: 2, fullName: '赵敏', roles: ['teller'], password: 'east-2026' },
  { name: 'east-checker', branchNo: 2, fullName: '孙立', roles: ['checker'], password: 'east-checker-2026' },
  { name: 'west', branchNo: 3, fullName: '周涛', roles: ['teller'], password: 'west-2026' },
  { name: 'west-checker', branchNo: 3, fullName: '吴芳', roles: ['checker'], password: 'west-checker-2026' },
]

export const FIRST_BRANCHES = [
  {
    branchNo: 1,
    code: '0001',
    nameZh: '总部',
    nameEn: 'Headquarters',
    address: '北京市西城区金融大街 1 号',
    phone: '010-66000001',
    status: 'trading',
  },
  {
    branchNo: 2,
    code: '0002',
    nameZh: '东城营业部',
    nameEn: 'East branch',
    address: '北京市东城区东单大街 2 号',
    phone: '010-65000002',
    status: 'trading',
  },
  {
    branchNo: 3,
    code: '0003',
    nameZh: '西城营业部',
    nameEn: 'West branch',
    address: '北京市西城区西单大街 3 号',
    phone: '010-66000003',
    status: 'trading',
  },
] as const

const READING = [{ permission: 'queries.*' }, { permission: 'reports.*' }]

export const FIRST_ROLES = [
  {
    role: 'teller',
    titleZh: '柜员',
    titleEn: 'Teller',
    rights: [
      {
        permission: 'funds.*',
        limit: 50_000_000,
        limitUsd: 5_000_000,
        limitHkd: 50_000_000,
        dailyLimit: 500_000_000,
        dailyLimitUsd: 50_000_000,
        dailyLimitHkd: 500_000_000,
      },
      { permission: 'counter.*' },
      { permission: 'counter-more.*' },
      { permission: 'orders.*' },
      { permission: 'service.*' },
      ...READING,
    ],
    isChecker: false,
    seesPersonalData: true,
  },
  {
    role: 'checker',
    titleZh: '复核主管',
    titleEn: 'Checker',
    rights: [
      { permission: 'funds.*' },
      { permission: 'counter.*' },
      { permission: 'counter-more.*' },
      { permission: 'orders.*' },
      { permission: 'service.*' },
      { permission: 'day-end.*', checksOnly: true },
      { permission: 'conversion.*', checksOnly: true },
      { permission: 'system.approve' },
      ...READING,
    ],
    isChecker: true,
    seesPersonalData: true,
  },
  {
    role: 'clearing',
    titleZh: '清算员',
    titleEn: 'Clearing',
    rights: [{ permission: 'day-end.*' }, { permission: 'conversion.*' }, ...READING],
    isChecker: false,
    seesPersonalData: false,
  },
  {
    role: 'administrator',
    titleZh: '系统管理员',
    titleEn: 'Administrator',
    rights: [{ permission: '*' }],
    isChecker: true,
    seesPersonalData: true,
  },
]

export const TRADING_UNITS = [
  { pbuId: '26001', market: 'XSHG', branchNo: 1, status: 'running' },
  { pbuId: '260001', market: 'XSHE', branchNo: 1, status: 'running' },
  { pbuId: '260900', market: 'BJSE', branchNo: 1, status: 'running' },
] as const

export function isInstalled(books: Books): boolean {
  return books.tellers.size > 0
}

/** Who may sign in at first, with which password, as a text. */
export function whoMaySignIn(): string {
  const people = FIRST_TELLERS.map(
    ({ name, fullName, password }) => `  ${name.padEnd(10)} ${password.padEnd(16)} ${fullName}\n`,
  )
  return `登录（仅限本机） sign in, on this machine only, as\n${people.join('')}`
}

/** Argon2id with RFC 9106's second recommendation, for constrained memory. */
export const PASSWORD_HASH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function install(give: Give): Promise<void> {
  for (const branch of FIRST_BRANCHES) await give(branches.code, branch)
  for (const role of FIRST_ROLES) await give(tellerPermissions.code, role)
  for (const { password, ...teller } of FIRST_TELLERS) {
    const newHash = await hash(password, PASSWORD_HASH)
    await give(
      tellers.code,
      { ...teller, status: 'normal', mustChangePassword: false },
      { password: { kind: 'sign-in', owner: 0, version: 0, verified: false, newHash } },
    )
  }
  for (const unit of TRADING_UNITS) await give(tradingUnitParameters.code, unit)
}
