/** An amount in the capital characters of Chinese vouchers (人民币大写), so that the teller can read it back to the client. */
const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** '1005.30' → '壹仟零伍元叁角整'; undefined for what is no amount. */
export function chineseAmount(text: string): string | undefined {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const whole = (match[1] ?? '').replace(/^0+/, '')
  const [jiao = '0', fen = '0'] = (match[2] ?? '').padEnd(2, '0')
  const yuan = whole === '' ? '' : `${spell(whole)}元`
  if (yuan === '' && jiao === '0' && fen === '0') return '零元整'
  return yuan + spellSmall(jiao, fen, yuan !== '')
}

function spellSmall(jiao: string, fen: string, hasYuan: boolean): string {
  if (jiao === '0' && fen === '0') return '整'
  const tens = jiao === '0' ? (hasYuan ? '零' : '') : `${digit(jiao)}角`
  return fen === '0' ? `${tens}整` : `${tens}${digit(fen)}分`
}

function spell(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const groups = padded.match(/.{4}/g) ?? []
  let text = ''
  let gap = false
  for (const [index, group] of groups.entries()) {
    const words = spellGroup(group)
    if (words === '') {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || group.startsWith('0'))) text += '零'
    text += words + (GROUPS[groups.length - 1 - index] ?? '')
    gap = false
  }
  return text
}

function spellGroup(group: string): string {
  let text = ''
  let gap = false
  for (const [index, figure] of [...group].entries()) {
    if (figure === '0') {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + digit(figure) + (PLACES[3 - index] ?? '')
    gap = false
  }
  return text
}

function digit(figure: string): string {
  return DIGITS[Number(figure)] ?? ''
}
