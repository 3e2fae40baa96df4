/**
 * S09 数据字典 — the words that forms offer: professions, documents, reasons, classes.
 *
 * A word that is no longer offered is still understood where it was used. core/procedures/parameters/parameter-function.ts sets
 * rows from a date and takes them back; core/procedures/parameters says what may be edited.
 */
import { parameterFunction } from '../../procedures/parameters/parameter-function.ts'
import { defineFunction } from '../../frame/define-function.ts'

export const dataDictionary = defineFunction({
  ...parameterFunction('S09'),
  code: 'S09',
  name: 'data-dictionary',
  title: { zh: '数据字典', en: 'Data dictionary' },
})
