/** What each printed document needs before it can be requested: its checks, and the rights of the functions it belongs to. */
import { Type } from 'typebox'
import type { AnyPrint } from '@guitai/prints/frame/define-print.ts'
import { permissionOf } from '@guitai/core/procedures/people/rights.ts'
import type { HttpParts, PrintDescription } from '../ports.ts'
import { meantIds, type MeantIds } from '../edge/meant-ids.ts'
import { strictCheck, type Check } from '../edge/strict-schema.ts'

export interface PreparedPrint {
  print: PrintDescription
  /** One of them is enough. */
  permissions: readonly string[]
  meant: MeantIds
  check: Check
}

/** A print whose functions this installation does not have is left out. */
export function preparePrints(
  parts: Pick<HttpParts, 'prints' | 'registry' | 'reports'>,
): ReadonlyMap<string, PreparedPrint> {
  const prepared = parts.prints.all.map(print => ({
    print,
    permissions: permissionsOf(parts, print),
    meant: meantIds(bodyOf(print)),
    check: strictCheck(bodyOf(print)),
  }))
  return new Map(prepared.filter(one => one.permissions.length > 0).map(one => [one.print.name, one]))
}

function permissionsOf(
  { registry, reports }: Pick<HttpParts, 'registry' | 'reports'>,
  print: PrintDescription,
): string[] {
  return print.of.flatMap(code => {
    const owner = registry.find(code) ?? reports.all.find(report => report.code === code)
    return owner === undefined ? [] : [permissionOf(owner)]
  })
}

export function bodyOf(print: Pick<AnyPrint, 'terms'>) {
  return Type.Object({
    requestId: Type.String({ minLength: 1, maxLength: 64 }),
    terms: print.terms,
    isWithCodes: Type.Optional(
      Type.Boolean({
        description:
          'Print although characters are in no font: each is named by its code (〔U+30000〕). 没有字形的字印成代码',
      }),
    ),
  })
}
