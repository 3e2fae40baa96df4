/**
 * S09 数据字典 — the words that forms offer: professions, documents, reasons, classes.
 *
 * A word that is no longer offered is still understood where it was used. How rows are set from a date and taken
 * back is core/procedures/parameters/parameter-function.ts; what may be edited is core/procedures/parameters.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const dataDictionary = defineFunction({
  ...parameterFunction('S09'),
  code: 'S09',
  name: 'data-dictionary',
  title: { zh: '数据字典', en: 'Data dictionary' },
})
