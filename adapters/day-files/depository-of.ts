/** The reader of a market's depository files, in the line's folder or from elsewhere: the kind of its line names the layouts. */
import type { Market } from '@guitai/core/base/market.ts'
import { shanghaiFiles } from './csdc/shanghai-files.ts'
import { shenzhenFiles } from './csdc/shenzhen-files.ts'
import type { DepositoryFiles } from './depository-files.ts'
import type { FileSource } from './file-source.ts'
import { ownFiles } from './own-files.ts'

export type FilesOf =
  | { kind: 'depository-own'; folder: string }
  | { kind: 'depository-sz'; folder: string }
  | { kind: 'depository-sh'; folder: string; participant: string }

export function depositoryOf(
  line: FilesOf,
  market: Market,
  source: FileSource = line.folder,
): DepositoryFiles {
  if (line.kind === 'depository-sz') return shenzhenFiles(source)
  if (line.kind === 'depository-sh') return shanghaiFiles(source, line.participant)
  return ownFiles(source, market)
}
