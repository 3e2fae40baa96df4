import { expect, test } from 'vitest'
import type { Me } from '../../api/session.ts'
import { deedsFor } from './job-deeds.ts'

const me = (isChecker: boolean): Me => ({ teller: { tellerNo: 1001 }, isChecker }) as Me
const ROW = {
  status: 'running',
  tellerNo: 1001,
  checkerNo: null,
  isCancelable: true,
  cancelAskedBy: null,
  approvalId: null,
}

test.each([
  ['one’s own that may be canceled', {}, false, ['cancel']],
  ['one that has to come to its end', { isCancelable: false }, false, []],
  ['one of which it was asked', { cancelAskedBy: 1002 }, false, []],
  ['one that has not begun', { status: 'requested' }, false, ['cancel']],
  ['one that waits for a second person', { status: 'requested', approvalId: 3 }, false, []],
  ['one that was interrupted', { status: 'interrupted', isCancelable: false }, false, ['resume', 'giveUp']],
  ['one that is over', { status: 'done' }, false, []],
  ['another’s', { tellerNo: 1002 }, false, []],
  ['another’s, for a checker', { tellerNo: 1002 }, true, ['cancel']],
  ['one that was agreed to', { tellerNo: 1002, checkerNo: 1001 }, false, ['cancel']],
])('%s', (_, differing, isChecker, expected) => {
  expect(deedsFor({ ...ROW, ...differing }, me(isChecker))).toEqual(expected)
})
