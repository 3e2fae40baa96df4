/** Which of what was found is meant by what was typed. */
import { expect, test } from 'vitest'
import { meantBy, type Found } from './look-up.tsx'

const found = (value: number, ...names: string[]): Found<number> => ({
  value,
  names,
  label: '',
  option: null,
})
const LI = found(1, '10000001')
const YANG = found(2, '10000002')
const INDEX = found(3, '000001', '000001.XSHG')
const BANK = found(4, '000001', '000001.XSHE')

test.each([
  ['the only one there is', 'y', [YANG], 2],
  ['by code, in full width or small letters', '０００００１.xshe', [INDEX, BANK], 4],
  ['by number', '10000002', [LI, YANG], 2],
  ['two that have this code', '000001', [INDEX, BANK], undefined],
  ['a name or initials, several there', 'lsy', [LI, YANG], undefined],
  ['several that only begin so', '1000000', [LI, YANG], undefined],
  ['nothing typed, several there', '', [LI, YANG], undefined],
  ['nothing typed, one there', '', [YANG], 2],
  ['nobody', 'x', [], undefined],
])('%s', (_, typed, all, meant) => {
  expect(meantBy(typed, all)?.value).toBe(meant)
})
