/** What an application for sales begins with, from the answers to three questions. Pure; the words are in both languages. */
import type { ObjectDocument, PageDocument, RoleDocument, ViewDocument } from '@attain/engine/metadata'
import type { Answers } from './answers.ts'
import { account, contact, opportunityFor, productFor, productWords } from './objects.ts'
import { rolesFor } from './roles.ts'
import { stagesOf } from './stages.ts'
import { type Words, words } from './words.ts'

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

const COLUMNS = ['name', 'account', 'stage', 'amount', 'close_date', 'owner']

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
