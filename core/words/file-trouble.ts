/** Why the system does not let a file be read, by the name that the system gives to it. */
import type { Words } from './words.ts'

export const FILE_TROUBLE_WORDS = {
  EACCES: { zh: '没有读取权限', en: 'no right to read it' },
  EPERM: { zh: '没有读取权限', en: 'no right to read it' },
  EISDIR: { zh: '同名的是文件夹', en: 'a folder has its name' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of its path is no folder' },
  ELOOP: { zh: '链接绕成一圈', en: 'its links form a circle' },
  EIO: { zh: '磁盘读取出错', en: 'the disk cannot be read' },
  EMFILE: { zh: '打开的文件太多', en: 'too many files are open' },
  ENFILE: { zh: '打开的文件太多', en: 'too many files are open' },
  ERR_FS_FILE_TOO_LARGE: { zh: '文件太大', en: 'it is too large' },
} as const satisfies Words
