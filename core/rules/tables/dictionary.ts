/** Words that forms offer in a new installation. A firm adds its own and stops offering those it does not use (S09). */
import type { DictionaryRow } from '../parameters.ts'

type Word = readonly [code: string, zh: string, en: string]

function list(name: string, words: readonly Word[]): DictionaryRow[] {
  return words.map(([code, zh, en]) => ({
    key: `${name}/${code}`,
    from: '2000-01-01',
    title: { zh, en },
    isOffered: true,
    source: "the firm's own list",
  }))
}

export const DICTIONARY: readonly DictionaryRow[] = [
  ...list('profession', [
    ['01', '党政机关工作人员', 'Government'],
    ['02', '企事业单位管理人员', 'Management'],
    ['03', '专业技术人员', 'Professional'],
    ['04', '职员', 'Clerk'],
    ['05', '工人', 'Worker'],
    ['06', '农民', 'Farmer'],
    ['07', '个体工商户', 'Self-employed'],
    ['08', '军人', 'Military'],
    ['09', '学生', 'Student'],
    ['10', '证券从业人员', 'Securities industry'],
    ['11', '离退休', 'Retired'],
    ['12', '无业', 'Without occupation'],
    ['99', '其他', 'Other'],
  ]),
  ...list('education', [
    ['01', '博士', 'Doctorate'],
    ['02', '硕士', 'Master'],
    ['03', '本科', 'Bachelor'],
    ['04', '大专', 'College'],
    ['05', '中专', 'Technical school'],
    ['06', '高中', 'Senior high school'],
    ['07', '初中及以下', 'Junior high school or less'],
  ]),
  ...list('client-class', [
    ['ordinary', '普通客户', 'Ordinary'],
    ['valued', '重点客户', 'Valued'],
    ['professional', '专业投资者', 'Professional investor'],
    ['staff', '员工关联', "Staff's family"],
  ]),
  ...list('freeze-authority', [
    ['court', '人民法院', 'Court'],
    ['procuratorate', '人民检察院', 'Procuratorate'],
    ['police', '公安机关', 'Police'],
    ['tax', '税务机关', 'Tax authority'],
    ['regulator', '证券监管机构', 'Securities regulator'],
    ['firm', '本公司', 'The firm'],
  ]),
  ...list('closing-reason', [
    ['own-wish', '客户本人申请', "Client's own wish"],
    ['death', '客户死亡继承', 'Death, inheritance'],
    ['dissolved', '机构解散', 'Dissolved institution'],
    ['duplicate', '重复开户', 'Opened twice'],
    ['irregular', '不合格账户', 'Irregular account'],
  ]),
  ...list('loss-reason', [
    ['lost', '遗失', 'Lost'],
    ['stolen', '被盗', 'Stolen'],
    ['damaged', '损坏', 'Damaged'],
    ['forgotten', '忘记密码', 'Forgotten password'],
  ]),
]
