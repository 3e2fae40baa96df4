/** The words of the reasons when one refusal has several at once: '{reasons}' in its message. */
const REASONS: Record<string, { zh: string; en: string }> = {
  open_order: { zh: '有未了结委托', en: 'open order' },
  on_hold: { zh: '有冻结在途资金或股份', en: 'on hold' },
  frozen: { zh: '有司法或内部冻结', en: 'freeze in force' },
  unsettled: { zh: '有未交收', en: 'not settled' },
  uncleared: { zh: '有当日转入未达资金', en: 'uncleared money' },
  debt: { zh: '有欠款', en: 'debt' },
  third_party_balance: { zh: '三方存管账户有余额', en: 'balance under third-party custody' },
  holding: { zh: '有证券余额', en: 'holding' },
  shenzhen_custody: { zh: '有深圳托管证券', en: 'Shenzhen custody here' },
  shanghai_designation: { zh: '未撤销上海指定交易', en: 'Shanghai designation' },
  transfer_running: { zh: '有转托管在办', en: 'custody transfer under way' },
  repo_open: { zh: '有未到期回购', en: 'open repo' },
}

/** 'open_order:12,holding:600000.XSHG' → '有未了结委托 12；有证券余额 600000.XSHG'. */
export function reasonsText(reasons: string, language: 'zh' | 'en'): string {
  const words = reasons.split(',').map(reason => {
    const colon = reason.indexOf(':')
    const known = REASONS[reason.slice(0, colon)]
    return known === undefined ? reason : `${known[language]} ${reason.slice(colon + 1)}`
  })
  return words.join(language === 'zh' ? '；' : '; ')
}
