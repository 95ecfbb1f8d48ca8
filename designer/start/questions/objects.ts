/** The objects that it begins with. */
import type { FieldDocument, ObjectDocument } from '@attain/engine/metadata'
import type { Answers } from './answers.ts'
import { stagesOf } from './stages.ts'
import { type Words, words } from './words.ts'

export const productWords: Readonly<
  Record<Answers['sells'], { one: [string, string]; many: [string, string]; all: [string, string] }>
> = {
  goods: { one: ['Product', '产品'], many: ['Products', '产品'], all: ['All products', '全部产品'] },
  services: { one: ['Service', '服务'], many: ['Services', '服务'], all: ['All services', '全部服务'] },
  subscriptions: { one: ['Plan', '套餐'], many: ['Plans', '套餐'], all: ['All plans', '全部套餐'] },
}

const name = (en: string, chinese: string): FieldDocument => ({
  ...{ name: 'name', label: words(en, chinese), type: 'text', required: true, search: true, maxLength: 120 },
})

export const account: ObjectDocument = {
  kind: 'object',
  name: 'account',
  label: words('Account', '客户'),
  pluralLabel: words('Accounts', '客户'),
  icon: 'building',
  nameField: 'name',
  sharing: 'read',
  history: true,
  fields: [
    { ...name('Name', '名称'), unique: true },
    { name: 'industry', label: words('Industry', '行业'), type: 'text', index: true, maxLength: 80 },
    { name: 'phone', label: words('Phone', '电话'), type: 'phone' },
    { name: 'website', label: words('Website', '网站'), type: 'url' },
    { name: 'address', label: words('Address', '地址'), type: 'address' },
    { name: 'notes', label: words('Notes', '备注'), type: 'longText' },
  ],
}

export const contact: ObjectDocument = {
  kind: 'object',
  name: 'contact',
  label: words('Contact', '联系人'),
  pluralLabel: words('Contacts', '联系人'),
  icon: 'user',
  nameField: 'name',
  sharing: 'read',
  history: true,
  fields: [
    name('Name', '姓名'),
    lookup('account', words('Account', '客户'), 'account', 'contacts', words('Contacts', '联系人'), true),
    { name: 'position', label: words('Position', '职务'), type: 'text', maxLength: 80 },
    { name: 'email', label: words('E-mail', '邮箱'), type: 'email', search: true },
    { name: 'phone', label: words('Phone', '电话'), type: 'phone' },
  ],
}

export function productFor(sells: Answers['sells']): ObjectDocument {
  const { one, many } = productWords[sells]
  const price = {
    goods: words('Price', '单价'),
    services: words('Daily rate', '人天单价'),
    subscriptions: words('Price per month', '月费'),
  }
  return {
    kind: 'object',
    name: 'product',
    label: words(...one),
    pluralLabel: words(...many),
    icon: 'box',
    nameField: 'name',
    sharing: 'read',
    history: true,
    fields: [
      { ...name('Name', '名称'), unique: true },
      { name: 'code', label: words('Code', '编码'), type: 'text', search: true, maxLength: 40 },
      { name: 'price', label: price[sells], type: 'currency', min: '0' },
      { name: 'active', label: words('On sale', '在售'), type: 'boolean', default: true },
    ],
  }
}

export function opportunityFor(sells: Answers['sells'], deals: Answers['deals']): ObjectDocument {
  const stages = stagesOf[deals]
  const quantity: Readonly<Record<Answers['sells'], FieldDocument>> = {
    goods: { name: 'quantity', label: words('Quantity', '数量'), type: 'number', min: '0' },
    services: { name: 'days', label: words('Days', '人天'), type: 'number', min: '0', scale: 1 },
    subscriptions: {
      name: 'term_months',
      label: words('Term in months', '期限（月）'),
      type: 'number',
      min: '1',
      scale: 0,
    },
  }
  return {
    kind: 'object',
    name: 'opportunity',
    label: words('Opportunity', '商机'),
    pluralLabel: words('Opportunities', '商机'),
    icon: 'target',
    nameField: 'name',
    sharing: 'private',
    history: true,
    fields: [
      name('Name', '名称'),
      lookup('account', words('Account', '客户'), 'account', 'opportunities', words('Opportunities', '商机'), true),
      lookup('contact', words('Contact', '联系人'), 'contact', 'opportunities', words('Opportunities', '商机')),
      lookup('product', words(...productWords[sells].one), 'product', 'opportunities', words('Opportunities', '商机')),
      {
        ...{ name: 'stage', label: words('Stage', '阶段'), type: 'select', required: true, index: true },
        default: stages[0]?.value,
        options: stages.map((stage) => ({ ...stage })),
      },
      quantity[sells],
      { name: 'amount', label: words('Amount', '金额'), type: 'currency', index: true, min: '0' },
      {
        ...{
          name: 'close_date',
          label: deals === 'tender' ? words('Decision on', '开标日期') : words('Close date', '预计成交日期'),
        },
        ...{ type: 'date', index: true },
      },
      { name: 'next_step', label: words('Next step', '下一步'), type: 'text', maxLength: 200 },
      { name: 'lost_reason', label: words('Reason for loss', '输单原因'), type: 'text', maxLength: 200 },
      { name: 'notes', label: words('Notes', '备注'), type: 'longText' },
    ],
    stages: { field: 'stage' },
    validations: [
      {
        name: 'won_has_amount',
        must: 'OR(stage <> "won", NOT(ISBLANK(amount)))',
        message: words('A won opportunity needs an amount.', '赢单的商机须填写金额。'),
        field: 'amount',
      },
    ],
  }
}

function lookup(
  field: string,
  label: Words,
  target: string,
  children: string,
  childLabel: Words,
  required = false,
): FieldDocument {
  return {
    ...{ name: field, label, type: 'lookup', target, children: { name: children, label: childLabel } },
    ...(required ? { required, onDelete: 'restrict' } : { onDelete: 'clear' }),
  }
}
