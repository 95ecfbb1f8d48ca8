/** What an application for sales begins with, from the answers to three questions. Pure; the words are in both languages. */
import type {
  FieldDocument,
  ObjectDocument,
  ObjectRights,
  PageDocument,
  RoleDocument,
  ViewDocument,
} from '@attain/engine/metadata'

export interface Answers {
  /** What do you sell? */
  readonly sells: 'goods' | 'services' | 'subscriptions'
  /** Who works on it, and so who sees what? */
  readonly people: 'together' | 'ownDeals' | 'teams'
  /** How do deals go? */
  readonly deals: 'short' | 'long' | 'tender'
}

export const QUESTIONS = {
  sells: ['goods', 'services', 'subscriptions'],
  people: ['together', 'ownDeals', 'teams'],
  deals: ['short', 'long', 'tender'],
} as const satisfies { readonly [Q in keyof Answers]: readonly Answers[Q][] }

export type StarterDocument = ObjectDocument | ViewDocument | RoleDocument | PageDocument

/** Objects with their lists, roles and places in the navigation. */
export function starterBundle({ sells, people, deals }: Answers): readonly StarterDocument[] {
  const closed = stagesOf[deals].flatMap(({ value, outcome }) => (outcome === 'open' ? [] : [value]))
  return [
    account,
    contact,
    productFor(sells),
    opportunityFor(sells, deals),
    list('account', 'all', words('All accounts', '全部客户'), ['name', 'industry', 'phone', 'owner'], {
      default: true,
    }),
    list('contact', 'all', words('All contacts', '全部联系人'), ['name', 'account', 'position', 'email', 'phone'], {
      default: true,
    }),
    list('product', 'all', words(...productWords[sells].all), ['name', 'code', 'price', 'active'], { default: true }),
    list('opportunity', 'all', words('All opportunities', '全部商机'), COLUMNS, { default: true }),
    list('opportunity', 'mine', words('My open opportunities', '我的进行中商机'), COLUMNS, {
      filter: `AND(owner = CURRENTUSER(), NOT(stage in [${closed.map((one) => JSON.stringify(one)).join(', ')}]))`,
      sort: [{ field: 'close_date' }],
    }),
    list('opportunity', 'pipeline', words('Pipeline', '商机看板'), COLUMNS, {
      type: 'board',
      board: { groupBy: 'stage', card: ['account', 'amount', 'close_date', 'owner'], sum: 'amount' },
    }),
    page('pipeline', words('Pipeline', '商机看板'), 'kanban', 10, 'opportunity', 'pipeline'),
    page('opportunities', words('Opportunities', '商机'), 'target', 20, 'opportunity', 'all'),
    page('accounts', words('Accounts', '客户'), 'building', 30, 'account', 'all'),
    page('contacts', words('Contacts', '联系人'), 'user', 40, 'contact', 'all'),
    page('products', words(...productWords[sells].many), 'box', 50, 'product', 'all'),
    ...rolesFor(people),
  ]
}

type Words = { en: string; 'zh-CN': string }
const words = (en: string, chinese: string): Words => ({ en, 'zh-CN': chinese })

const COLUMNS = ['name', 'account', 'stage', 'amount', 'close_date', 'owner']

type Stage = {
  value: string
  label: Words
  color: 'gray' | 'cyan' | 'blue' | 'geekblue' | 'green' | 'red'
  outcome: 'open' | 'won' | 'lost'
}
const open = (value: string, en: string, chinese: string, color: Stage['color']): Stage => ({
  value,
  label: words(en, chinese),
  color,
  outcome: 'open',
})
const ends: Stage[] = [
  { value: 'won', label: words('Won', '赢单'), color: 'green', outcome: 'won' },
  { value: 'lost', label: words('Lost', '输单'), color: 'red', outcome: 'lost' },
]

export const stagesOf: Readonly<Record<Answers['deals'], readonly Stage[]>> = {
  short: [open('new', 'New', '新建', 'gray'), open('quoted', 'Quoted', '已报价', 'blue'), ...ends],
  long: [
    open('qualifying', 'Qualifying', '需求确认', 'gray'),
    open('meeting', 'Meeting', '方案沟通', 'cyan'),
    open('proposal', 'Proposal', '提交方案', 'blue'),
    open('negotiation', 'Negotiation', '商务谈判', 'geekblue'),
    ...ends,
  ],
  tender: [
    open('announced', 'Announced', '招标公告', 'gray'),
    open('preparing', 'Preparing the bid', '标书编制', 'cyan'),
    open('submitted', 'Bid submitted', '已投标', 'blue'),
    open('shortlisted', 'Shortlisted', '入围', 'geekblue'),
    ...ends,
  ],
}

const productWords: Readonly<
  Record<Answers['sells'], { one: [string, string]; many: [string, string]; all: [string, string] }>
> = {
  goods: { one: ['Product', '产品'], many: ['Products', '产品'], all: ['All products', '全部产品'] },
  services: { one: ['Service', '服务'], many: ['Services', '服务'], all: ['All services', '全部服务'] },
  subscriptions: { one: ['Plan', '套餐'], many: ['Plans', '套餐'], all: ['All plans', '全部套餐'] },
}

const name = (en: string, chinese: string): FieldDocument => ({
  ...{ name: 'name', label: words(en, chinese), type: 'text', required: true, search: true, maxLength: 120 },
})

const account: ObjectDocument = {
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

const contact: ObjectDocument = {
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

function productFor(sells: Answers['sells']): ObjectDocument {
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

function opportunityFor(sells: Answers['sells'], deals: Answers['deals']): ObjectDocument {
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

function list(
  object: string,
  view: string,
  label: Words,
  columns: readonly string[],
  rest: Partial<ViewDocument>,
): ViewDocument {
  return { kind: 'view', object, name: view, label, columns: columns.map((field) => ({ field })), ...rest }
}

function page(pageName: string, label: Words, icon: string, order: number, object: string, view: string): PageDocument {
  return { kind: 'page', name: pageName, label, icon, order, content: { type: 'list', object, view } }
}

/** Everybody sees everything; or reps their own and managers theirs; or teams what is their team's. */
function rolesFor(people: Answers['people']): RoleDocument[] {
  const own = { together: 'all', ownDeals: 'own', teams: 'team' } as const
  const may = { create: true, read: true, edit: true } as const
  const shared = (scope: 'all'): ObjectRights[] => [
    { object: 'account', ...may, scope },
    { object: 'contact', ...may, delete: true, scope },
    { object: 'product', read: true, scope },
    { object: 'person', read: true, scope, otherFields: 'read' },
    { object: 'team', read: true, scope, otherFields: 'read' },
  ]
  const rep: RoleDocument = {
    kind: 'role',
    name: 'sales_rep',
    label: words('Sales representative', '销售代表'),
    objects: [{ object: 'opportunity', ...may, delete: people === 'together', scope: own[people] }, ...shared('all')],
  }
  if (people === 'together') return [rep]
  const manager: RoleDocument = {
    kind: 'role',
    name: 'sales_manager',
    label: words('Sales manager', '销售经理'),
    objects: [
      {
        object: 'opportunity',
        ...may,
        delete: true,
        export: true,
        scope: people === 'teams' ? 'team' : 'subordinates',
      },
      ...shared('all').map((rights) => (rights.object === 'product' ? { ...rights, ...may } : rights)),
    ],
  }
  return [rep, manager]
}
