/** Refusals about branches. rejections.ts has the others and fills the messages. */
export const BRANCH_REJECTIONS = {
  branch_not_found: { zh: '营业部不存在', en: 'Unknown branch' },
  branch_ended: { zh: '营业部已撤销', en: 'The branch is wound up' },
  branch_code_taken: { zh: '营业部代码已被使用', en: 'Another branch has this code' },
  branch_parent_wrong: {
    zh: '上级营业部不正确：总部没有上级，其他营业部的上级须营业且不在其下',
    en: 'The branch above is wrong: headquarters has none, the others a trading one that is not below them',
  },
  branch_in_use: {
    zh: '营业部尚有柜员、席位、下级营业部或现金，不能撤销',
    en: 'The branch still has tellers, trading units, branches below it or cash',
  },
  headquarters_only: {
    zh: '此功能涉及全公司，须由总部办理',
    en: 'It concerns the whole firm: headquarters does it',
  },
  branch_not_covered: {
    zh: '权限不能同时覆盖所涉营业部',
    en: 'No one of your rights covers all the branches concerned',
  },
  checker_headquarters_only: {
    zh: '复核员的 {permission} 权限不及于总部',
    en: "The checker's right to {permission} does not reach headquarters",
  },
  checker_branch_not_covered: {
    zh: '复核员的 {permission} 权限不及于所涉营业部',
    en: "The checker's right to {permission} does not reach the branches concerned",
  },
  locked_by_headquarters: {
    zh: '由上级营业部阻断，须由其解除',
    en: 'A branch above has set it: only that one lifts it',
  },
  client_of_other_branch: {
    zh: '该证件已在本公司另一营业部开户',
    en: 'The person is a client of another branch of the firm',
  },
} as const
