/** Refuses a file that is wrong in itself: at which line, and why, in both languages. */
import { reject, type Rejection } from './rejection.ts'

export interface FileProblem {
  /** As a reader of the file counts, from 1. */
  line: number
  zh: string
  en: string
}

export function fileWrong({ line, zh, en }: FileProblem): Rejection<'file_wrong'> {
  return reject('file_wrong', 'market', { line: String(line), reasonZh: zh, reasonEn: en })
}
