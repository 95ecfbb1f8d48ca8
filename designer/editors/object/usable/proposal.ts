/** What an object still lacks before people can work with its records, each as a command that makes it. No React. */
import type { Bundle, FieldDocument, Kind, ObjectDocument, ObjectRights, PageDocument } from '@attain/engine/metadata'
import { addDocument, type Command, together } from '../../../document/command.ts'
import type { Documents, DocumentValue } from '../../../document/documents.ts'
import { nameFrom } from '../../../document/name-from.ts'
import { freeName as freePageName, movePage, pagesIn } from '../../page/page-commands.ts'
import { toKnowEachOther } from '../../role/first-rights.ts'
import { changeRights } from '../../role/rights-command.ts'
import { json, type Words } from '../object-document.ts'

export interface Proposed {
  readonly part: 'layout' | 'list' | 'board' | 'page' | 'role' | 'rights'
  readonly kind: Kind
  /** What it is called. */
  readonly label: Words
  /** Fields that it shows. */
  readonly fields?: readonly FieldDocument[]
  /** Of rights: whose records. */
  readonly scope?: 'own' | 'all'
  readonly command: Command
}

/** Too long, or of no use, in a column. */
const tooLong: ReadonlySet<FieldDocument['type']> = new Set(['longText', 'attachment', 'address'])
const MOST_COLUMNS = 7
const MOST_ON_CARD = 3
/** Between the numbers of pages. */
const STEP = 10
const owner: FieldDocument = { name: 'owner', type: 'user', label: { en: 'Owner', 'zh-CN': '所有者' } }

/** Whether nobody but administrators could find or see its records. */
export function isOutOfReach(object: string, documents: Documents): boolean {
  const isShown = [...documents.keys()].some(
    (id) => id.startsWith(`layout:${object}/`) || id.startsWith(`view:${object}/`),
  )
  return (!isShown && !isListed(object, documents)) || !roles(documents).some((role) => mayRead(role, object))
}

export function proposalFor(object: ObjectDocument, documents: Documents, bundle: Bundle): readonly Proposed[] {
  const { name } = object
  const many = object.pluralLabel ?? labelOf(object)
  const fields = object.fields ?? []
  const has = (prefix: string, fits: (document: DocumentValue) => boolean = () => true) =>
    [...documents].some(([id, document]) => id.startsWith(`${prefix}:${name}/`) && fits(document))
  const columns = columnsOf(object)
  const proposed: Proposed[] = []
  if (!has('layout')) proposed.push(layout(object, bundle))
  if (!has('view', ({ type }) => type !== 'board')) {
    const all: Words = { en: `All ${lower(many.en)}`, ...chinese(many, (words) => `全部${words}`) }
    proposed.push({
      part: 'list',
      kind: 'view',
      label: all,
      fields: columns,
      command: add({ ...view(name, 'all', all, columns), default: true }, all.en),
    })
  }
  const stage = fields.find((field) => field.name === object.stages?.field)
  if (stage !== undefined && !has('view', ({ type }) => type === 'board')) {
    const by: Words = { en: `${many.en} by ${lower(stage.label.en)}`, ...chinese(many, (words) => `${words}看板`) }
    const card = columns.filter((one) => one !== stage && one.name !== nameFieldOf(object)).slice(0, MOST_ON_CARD)
    proposed.push({
      part: 'board',
      kind: 'view',
      label: by,
      fields: [stage],
      command: add(
        {
          ...view(name, 'board', by, columns),
          type: 'board',
          board: { groupBy: stage.name, card: card.map((one) => one.name) },
        },
        by.en,
      ),
    })
  }
  if (!isListed(name, documents))
    proposed.push({ part: 'page', kind: 'page', label: many, command: page(name, many, object.icon) })
  return [...proposed, ...rights(object, documents, bundle)]
}

/** All of it as one step. */
export function makeAll(proposed: readonly Proposed[], what: string): Command {
  return together(
    { key: 'add', what },
    proposed.map(({ command }) => command),
  )
}

function layout(object: ObjectDocument, bundle: Bundle): Proposed {
  const fields = object.fields ?? []
  const related = [...(bundle.objects.get(object.name)?.children.entries() ?? [])].flatMap(
    ([children, { object: from }]) => {
      const child = bundle.objects.get(from)?.document
      return child === undefined
        ? []
        : [
            {
              children,
              columns: columnsOf(child)
                .map((field) => field.name)
                .slice(0, 5),
            },
          ]
    },
  )
  return {
    part: 'layout',
    kind: 'layout',
    label: labelOf(object),
    fields,
    command: add(
      {
        kind: 'layout',
        object: object.name,
        name: 'default',
        label: labelOf(object),
        sections: [
          {
            name: 'main',
            label: { en: 'Details', 'zh-CN': '详细信息' },
            columns: 2,
            fields: [...fields, owner].map(({ name, type }) => ({
              field: name,
              ...(tooLong.has(type) ? { width: 'full' } : {}),
            })),
          },
        ],
        ...(related.length === 0 ? {} : { related }),
      },
      labelOf(object).en,
    ),
  }
}

/** Behind the pages of records, before those of people and teams; these stay as they are where there is room. */
function page(object: string, label: Words, icon: string | undefined): Command {
  return {
    title: { key: 'add', what: label.en },
    execute(documents) {
      const name = freePageName(nameFrom(label.en) || object, documents)
      const tops = pagesIn(documents).filter(({ parent }) => parent === undefined)
      const isOfSystem = ({ content }: PageDocument) =>
        content.type === 'list' && !documents.has(`object:${content.object}`)
      const [system, own] = [tops.filter(isOfSystem), tops.filter((one) => !isOfSystem(one))]
      const order = Math.max(0, ...own.map((one) => one.order ?? 0)) + STEP
      const made: PageDocument = {
        ...{ kind: 'page', name, label, order },
        ...(icon === undefined ? {} : { icon }),
        content: { type: 'list', object },
      }
      const added = addDocument(json(made) as DocumentValue, label.en).execute(documents)
      const isBefore = system.every((one) => order < (one.order ?? 0))
      return isBefore ? added : movePage(name, { parent: undefined, index: own.length }, label.en).execute(added)
    },
  }
}

function rights(object: ObjectDocument, documents: Documents, bundle: Bundle): readonly Proposed[] {
  const { name } = object
  // what others lead to is for everybody who works with those
  const isShared = (bundle.objects.get(name)?.children.size ?? 0) > 0
  const scope = isShared ? 'all' : 'own'
  const given: ObjectRights = { object: name, create: true, read: true, edit: true, scope }
  const all = roles(documents)
  if (all.length === 0) {
    const label: Words = { en: 'Sales representative', 'zh-CN': '销售代表' }
    const role = { kind: 'role', name: 'sales_representative', label, objects: [given, ...toKnowEachOther] }
    return [{ part: 'role', kind: 'role', label, scope, command: add(role, label.en) }]
  }
  return all
    .filter((role) => !mayRead(role, name))
    .map((role) => {
      const label = role.label as unknown as Words
      const command = changeRights(`role:${role.name}`, [name], () => given, { key: 'change', what: label.en })
      return { part: 'rights', kind: 'role', label, scope, command } as const
    })
}

function columnsOf(object: ObjectDocument): readonly FieldDocument[] {
  const fields = (object.fields ?? []).filter(({ type }) => !tooLong.has(type))
  const named = fields.filter(({ name }) => name === nameFieldOf(object))
  const stage = fields.filter(({ name }) => name === object.stages?.field)
  const others = fields.filter((field) => !named.includes(field) && !stage.includes(field))
  const shown = [...named, ...stage, ...others].slice(0, MOST_COLUMNS - 1)
  return [...shown, owner]
}

function view(object: string, name: string, label: Words, columns: readonly FieldDocument[]): object {
  return { kind: 'view', object, name, label, columns: columns.map((field) => ({ field: field.name })) }
}

function add(document: object, what: string): Command {
  return addDocument(json(document) as DocumentValue, what)
}

function roles(documents: Documents): readonly DocumentValue[] {
  return [...documents.values()].filter(({ kind, administrator }) => kind === 'role' && administrator !== true)
}

function mayRead({ objects }: DocumentValue, object: string): boolean {
  const entries = Array.isArray(objects) ? (objects as readonly unknown[] as readonly ObjectRights[]) : []
  return entries.some((entry) => entry.object === object && entry.read === true)
}

function isListed(object: string, documents: Documents): boolean {
  return pagesIn(documents).some(({ content }) => content.type === 'list' && content.object === object)
}

const labelOf = (object: ObjectDocument): Words => object.label ?? { en: object.name }

const nameFieldOf = (object: ObjectDocument) => object.nameField ?? 'name'

/** As within a sentence; abbreviations stay. */
const lower = (words: string) =>
  /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words

function chinese(words: Words, say: (words: string) => string): { readonly 'zh-CN'?: string } {
  const own = words['zh-CN']
  return own === undefined ? {} : { 'zh-CN': say(own) }
}
