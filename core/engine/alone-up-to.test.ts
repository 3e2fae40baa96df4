/** How far a teller may go alone, as it is said before anything is entered. */
import { describe, expect, test } from 'vitest'
import { books } from '../testing/books.ts'
import { ANN, EVE, MAX, withTellers } from '../testing/tellers.ts'
import { callBack } from '../functions/clients/call-back.ts'
import { closeClient } from '../functions/clients/close-client.ts'
import { depositWithdraw } from '../functions/cash/deposit-withdraw.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import type { ApprovalRuleRow } from '../rules/parameters.ts'
import { aloneUpTo } from './alone-up-to.ts'

const rule = (key: string, amount: number | null): ApprovalRuleRow => ({
  key,
  from: '2020-01-01',
  amount,
  source: 'test',
})

function of(declaration: AnyFunction, tellerNo: number, ...approvalRules: ApprovalRuleRow[]): object {
  const on = withTellers(books({}))
  on.parameters = { ...on.parameters, approvalRules }
  return aloneUpTo(on, on.tellers.get(tellerNo)!, declaration)
}

describe('alone up to', () => {
  test.each([
    ['the limit of the right', of(depositWithdraw, ANN), { CNY: 100_000 }],
    ['no limit', of(depositWithdraw, MAX), {}],
    [
      'below the amount from which the rule asks',
      of(depositWithdraw, MAX, rule('F09.CNY.*', 50_000)),
      { CNY: 49_999 },
    ],
    ['the lower of both', of(depositWithdraw, ANN, rule('*.CNY.*', 50_000)), { CNY: 49_999 }],
    ['a rule of another function', of(depositWithdraw, MAX, rule('F12.CNY.*', 50_000)), {}],
    [
      'a rule of one class of clients is not known before the client',
      of(depositWithdraw, MAX, rule('F09.CNY.vip', 1)),
      {},
    ],
    ['a rule that never asks', of(depositWithdraw, MAX, rule('F09.CNY.*', null)), {}],
    ['nothing where a second person is asked in any case', of(closeClient, ANN), {}],
    ['a function that moves nothing', of(callBack, ANN), {}],
    ['a function to which the teller has no right', of(depositWithdraw, EVE), {}],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})
