/** How tellers, roles and what belongs to them lie in tables; see tables.ts. */
import { columns, type Table } from './columns.ts'

export const PEOPLE_TABLES: readonly Table[] = [
  {
    name: 'teller',
    key: ['teller_no'],
    columns: columns('tellerNo:int8 name:text fullName:text branchNo:int4 roles:json status:text'),
  },
  {
    name: 'role',
    key: ['role'],
    columns: columns(
      'role:text titleZh:text titleEn:text rights:json seesPersonalData:bool isChecker:bool needsSecondFactor:bool?',
    ),
  },
  {
    name: 'credential',
    key: ['key'],
    columns: columns(
      'key:text kind:text owner:int8 version:int4 hash:text failures:int4 lockedOn:date lockedUntil:int8 mustChange:bool',
    ),
  },
  {
    name: 'approval',
    key: ['approval_id'],
    columns:
      columns(`approvalId:int8 businessDate:date functionCode:text input:text secrets:text makerNo:int8 checkerNo:int8 approverNo:int8 channel:text reason:text
      status:text requestedAt:time refusal:text?`),
  },
  {
    name: 'password_history',
    key: ['password_key'],
    columns: columns('passwordKey:text hashes:json'),
  },
  {
    name: 'second_factor',
    key: ['teller_no'],
    columns: columns('tellerNo:int8 sealed:text status:text lastStep:int8'),
  },
]
