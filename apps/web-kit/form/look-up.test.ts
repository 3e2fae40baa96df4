/** Which of what was found is meant by text that was typed before anything was found. */
import { expect, test } from 'vitest'
import { meantBy, type Found } from './look-up.tsx'

const found = (value: number, ...names: string[]): Found<number> => ({
  value,
  names,
  label: '',
  option: null,
})
const LI = found(1, '10000001', '李思远', 'lsy')
const YANG = found(2, '10000002', '杨强桂', 'yqg')
const LIN = found(3, '10000003', '林首阳', 'lsy')

test.each([
  ['the only one there is', 'y', [YANG], 2],
  ['the only one that is called so', 'lsy', [LI, YANG], 1],
  ['called so in full width or capitals', 'ＬＳＹ', [LI, YANG], 1],
  ['by number', '10000002', [LI, YANG], 2],
  ['two that are called so', 'lsy', [LI, LIN], undefined],
  ['several that only begin so', '1000000', [LI, YANG], undefined],
  ['nothing typed, several there', '', [LI, YANG], undefined],
  ['nothing typed, one there', '', [YANG], 2],
  ['nobody', 'x', [], undefined],
])('%s', (_, typed, all, meant) => {
  expect(meantBy(typed, all)?.value).toBe(meant)
})
