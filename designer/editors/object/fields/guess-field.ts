/**
 * A field from one line: `Amount`, `Amount : currency`, `Status : select New, Active, Closed`, `Account : lookup`.
 * Without a type after the colon it is guessed from the words.
 */
import type { FieldType } from '../object-document.ts'

/** What a type or an object may be called, beside its name. */
export interface Named {
  readonly name: string
  readonly labels: readonly string[]
}

export interface GuessedField {
  readonly label: string
  readonly type: FieldType
  /** Of a relation. */
  readonly target?: string
  /** Of a select. */
  readonly options?: readonly string[]
}

/** Words for types besides their labels. */
const synonyms: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  text: ['string', '文字', '字符'],
  longText: ['textarea', 'notes', '多行文本'],
  number: ['integer', 'decimal', '数值', '整数'],
  currency: ['money', 'amount', '货币'],
  percent: ['%', '百分数'],
  boolean: ['checkbox', 'yes', 'yesno', '布尔', '是否'],
  datetime: ['time', 'timestamp', '时间'],
  select: ['choice', 'picklist', 'dropdown', 'enum', '下拉'],
  multiSelect: ['multiple', '复选'],
  lookup: ['reference', 'link', '关联', '引用'],
  masterDetail: ['parent', '主从'],
  autoNumber: ['number series', '编号', '流水号'],
  phone: ['tel', 'mobile', '手机'],
  url: ['link', 'website', '链接', '网址'],
  user: ['person', 'people', '人员'],
  attachment: ['file', 'files', '文件'],
  formula: ['calculation', '计算'],
  rollup: ['sum', 'roll-up', '合计'],
}

/** What words of a label say about the type; the first that fits. */
const habits: readonly (readonly [FieldType, RegExp])[] = [
  ['email', /\be-?mail\b|邮箱|邮件/i],
  ['phone', /\b(phone|mobile|tel|fax)\b|电话|手机|传真/i],
  ['url', /\b(url|website|homepage|link)\b|网址|网站|链接/i],
  ['percent', /%|\b(percent|percentage|rate|share|probability|margin)\b|比例|百分比|概率|率$/i],
  ['boolean', /^(is|has|can|was|needs)\b|\b(needed|required|done)$|\?$|^是否|吗$/i],
  ['datetime', /\b(time|moment)\b|\bat$|时间|时刻/i],
  ['date', /\b(date|day|deadline|birthday)\b|\b(on|until|since|from)$|日期|日$|截止|生日/i],
  [
    'number',
    /\b(number of|count|quantity|headcount|employees|participants|attendees|days|hours|units)\b|数量|人数|次数|天数|小时|数$/i,
  ],
  [
    'currency',
    /\b(amount|price|cost|value|revenue|budget|fee|salary|total|turnover)\b|金额|价格|单价|费用|收入|预算|成本|额$|价$/i,
  ],
  ['address', /\baddress\b|地址/i],
  ['attachment', /\b(files?|documents?|attachments?|photos?|pictures?)\b|附件|文件|照片|图片/i],
  ['tags', /\b(tags|labels|keywords)\b|标签|关键词/i],
  [
    'select',
    /\b(stage|status|type|category|kind|level|priority|rating|reason|source|industry)\b|阶段|状态|类型|类别|分类|等级|级别|优先级|原因|来源|行业/i,
  ],
  [
    'longText',
    /\b(notes?|description|comments?|remarks?|summary|details|report|minutes)\b|备注|说明|描述|总结|详情|纪要|报告/i,
  ],
  ['user', /\b(manager|responsible|assignee|salesperson|representative|visitor)\b|负责人|经理|代表|拜访人/i],
  ['team', /\bteam\b|团队/i],
]

export function guessField(line: string, types: readonly Named[], objects: readonly Named[]): GuessedField {
  const [, label = '', rest] = /^\s*([^:：]*?)\s*(?:[:：]\s*(.*?)\s*)?$/s.exec(line) ?? []
  const named = rest === undefined || rest === '' ? undefined : namedType(rest, types, objects)
  if (named !== undefined) return withTarget({ label, ...named }, objects)
  const relation = objects.find((object) => isCalled(object, label))
  if (relation !== undefined) return { label, type: 'lookup', target: relation.name }
  return { label, type: habits.find(([, pattern]) => pattern.test(label))?.[0] ?? 'text' }
}

/** `lookup account`, `select New, Won`, or the name of an object alone. */
function namedType(
  text: string,
  types: readonly Named[],
  objects: readonly Named[],
): Omit<GuessedField, 'label'> | undefined {
  const found = typeCalled(text, types)
  if (found === undefined) {
    const object = objects.find((one) => isCalled(one, text))
    return object && { type: 'lookup', target: object.name }
  }
  const { type, rest } = found
  if (type === 'select' || type === 'multiSelect') {
    const options = rest
      .replaceAll(/^[(（]|[)）]$/g, '')
      .split(/[,，、;；]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    return options.length === 0 ? { type } : { type, options: [...new Set(options)] }
  }
  const target = rest === '' ? undefined : objects.find((one) => isCalled(one, rest))
  return target === undefined ? { type } : { type, target: target.name }
}

/** The type that the text begins with: the longest name that fits, else the first that begins with the text. */
function typeCalled(
  text: string,
  types: readonly Named[],
): { readonly type: FieldType; readonly rest: string } | undefined {
  const lower = text.toLowerCase()
  const names = types.flatMap(({ name, labels }) =>
    [name, ...labels, ...(synonyms[name as FieldType] ?? [])].map(
      (one) => [name as FieldType, one.toLowerCase()] as const,
    ),
  )
  const whole = names
    .filter(
      ([, name]) => lower.startsWith(name) && !/^[\p{L}\d]/u.test(/[a-z]$/.test(name) ? lower.slice(name.length) : ''),
    )
    .sort(([, a], [, b]) => b.length - a.length)[0]
  if (whole !== undefined) return { type: whole[0], rest: text.slice(whole[1].length).trim() }
  const [word = ''] = lower.split(/[\s(（]/)
  const begun = names.find(([, name]) => name.startsWith(word))
  return begun && { type: begun[0], rest: text.slice(word.length).trim() }
}

function withTarget(field: GuessedField, objects: readonly Named[]): GuessedField {
  if ((field.type !== 'lookup' && field.type !== 'masterDetail') || field.target !== undefined) return field
  const target = objects.find((object) => isCalled(object, field.label))
  return target === undefined ? field : { ...field, target: target.name }
}

function isCalled({ name, labels }: Named, text: string): boolean {
  const lower = text.trim().toLowerCase()
  return (
    lower !== '' && (name === lower.replaceAll(/\s+/g, '_') || labels.some((label) => label.toLowerCase() === lower))
  )
}
