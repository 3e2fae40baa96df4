/**
 * The first name that occurs twice in one object of a valid JSON text. Readers use one of the two, and not all the same one:
 * what a proxy or a log has checked would not be what is done. (RFC 8259, 4; OWASP ASVS 4.0.3, 5.1.1)
 */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}]/g

export function repeatedName(json: string): string | undefined {
  const open: Set<string>[] = []
  for (const [token, text = '', colon] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (colon !== undefined) {
      const name = text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
      const names = open.at(-1)
      if (names?.has(name) === true) return name
      names?.add(name)
    }
  }
  return undefined
}
