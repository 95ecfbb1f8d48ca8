/** What a header says about its column, in words of both languages. */

/** Words apart: `dealStage`, `deal_stage` and `Deal Stage` are the same. */
function wordsOf(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\-./]+/g, ' ')
    .toLowerCase()
    .trim()
}

const hints = {
  name: /\b(name|title|subject)\b|名称|姓名|名字|标题/,
  identity: /\b(id|no|nr|number|code|key|sku|ref|reference|barcode)\b|编号|编码|代码|单号|工号|学号|证号|账号|卡号/,
  postal: /\b(zip|postcode|postal)\b|邮编|邮政编码/,
  money:
    /\b(price|amount|revenue|value|cost|costs|total|salary|budget|fee|turnover|sales|commission|bonus|payment)\b|金额|价格|单价|售价|标价|总价|收入|营收|成本|费用|预算|工资|佣金|奖金|销售额|回款|合同额/,
  count: /\b(count|quantity|qty|employees|units|headcount|days|hours)\b|数量|人数|个数|天数|件数/,
  phone: /\b(phone|mobile|tel|telephone|cell|fax)\b|电话|手机|传真/,
  year: /\b(year|founded|established)\b|年份|年度/,
  date: /\b(date|day|on|at|time|birthday|deadline)\b|日期|时间|日$/,
  stage: /\b(stage|status|state|phase|step)\b|阶段|状态|进度/,
  yesNo: /^(is|has|can)\b|\b(active|enabled)\b|^是否|^有无/,
} as const

export type Hint = keyof typeof hints

export function says(header: string, hint: Hint): boolean {
  return hints[hint].test(wordsOf(header))
}

/** What people see: `deal_stage` becomes "Deal stage"; what was written for people stays. */
export function labelOf(header: string): string {
  const isCode = /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(header) || /^[a-z]+([A-Z][a-z0-9]*)+$/.test(header)
  if (!isCode) return header.replaceAll(/\s+/g, ' ').trim()
  const words = wordsOf(header).replaceAll(/\s+/g, ' ').replace(/\bid$/, 'ID')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** One of what many are called: "Sales teams" is "Sales team". Chinese words have one form. */
export function singular(words: string): string {
  const match = /^(.*?)(\p{L}+)$/u.exec(words)
  if (match === null) return words
  const [, before = '', last = ''] = match
  if (/(ss|us|is|news|series)$/i.test(last) || last.length < 4) return words
  if (/ies$/i.test(last)) return `${before}${last.slice(0, -3)}y`
  if (/(ches|shes|sses|xes)$/i.test(last)) return before + last.slice(0, -2)
  return before + last.replace(/s$/i, '')
}

/** What many of them are called. */
export function plural(words: string): string {
  if (!/[a-z]$/i.test(words)) return words
  if (/[^aeiou]y$/i.test(words)) return `${words.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/i.test(words) ? `${words}es` : `${words}s`
}
