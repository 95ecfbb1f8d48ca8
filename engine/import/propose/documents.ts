import { builtInNames } from '../../metadata/built-in-fields.ts'
import type { Text } from '../../metadata/kinds/definitions.generated.ts'
import type { FieldDocument, ObjectDocument } from '../../metadata/kinds/object/types.generated.ts'
import type { PageDocument } from '../../metadata/kinds/page/types.generated.ts'
import type { ViewDocument } from '../../metadata/kinds/view/types.generated.ts'
import { plural } from './header.ts'
import { claimName } from './names.ts'
import type { Proposal, ProposedField, ProposedObject } from './proposal.ts'

/** Columns of a list before it needs scrolling. */
const COLUMNS = 8

/** The documents of what is proposed: each object with a list, a board where it has stages, and a place in the navigation. */
export function documentsOf(proposal: Proposal): readonly (ObjectDocument | ViewDocument | PageDocument)[] {
  const children = childNames(proposal)
  return proposal.objects.flatMap((object, index) => [
    objectDocument(object, children),
    ...viewsOf(object),
    {
      kind: 'page' as const,
      name: object.name,
      label: text(object.pluralLabel),
      order: 100 + index * 10,
      content: { type: 'list' as const, object: object.name },
    },
  ])
}

/** What people see, in the language that it was written in; English stands for all others. */
function text(words: string): Text {
  return /\p{Script=Han}/u.test(words) ? { en: words, 'zh-CN': words } : { en: words }
}

function objectDocument(
  object: ProposedObject,
  children: ReadonlyMap<ProposedField, FieldDocument['children']>,
): ObjectDocument {
  return {
    kind: 'object',
    name: object.name,
    label: text(object.label),
    pluralLabel: text(object.pluralLabel),
    nameField: object.nameField,
    sharing: 'read',
    history: true,
    fields: object.fields.map((field) => fieldDocument(field, object, children.get(field))),
    ...(object.stageField === undefined ? {} : { stages: { field: object.stageField } }),
  }
}

function fieldDocument(
  field: ProposedField,
  object: ProposedObject,
  children: FieldDocument['children'],
): FieldDocument {
  const { name, type, label, required, unique, options, target, currency, scale, pattern } = field
  const isKey = unique && (type === 'text' || type === 'email')
  return {
    name,
    label: text(label),
    type,
    ...(required ? { required } : {}),
    ...(unique ? { unique } : {}),
    ...(isKey || name === object.nameField ? { search: true } : {}),
    ...(type === 'autoNumber' ? { format: '{00000}' } : {}),
    ...(pattern === undefined || type !== 'text'
      ? {}
      : { maxLength: 4, pattern, patternMessage: { en: 'A year such as 1996.', 'zh-CN': '请填写年份，例如 1996。' } }),
    ...(currency === undefined ? {} : { currency }),
    ...(scale === undefined ? {} : { scale }),
    ...(options === undefined
      ? {}
      : {
          options: options.map(({ value, label: words, color, outcome }) => ({
            value,
            label: text(words),
            ...(color === undefined ? {} : { color: color as NonNullable<FieldDocument['options']>[number]['color'] }),
            ...(outcome === undefined || name !== object.stageField ? {} : { outcome }),
          })),
        }),
    ...(target === undefined
      ? {}
      : {
          target: target.object,
          ...(children === undefined ? {} : { children }),
          onDelete: required ? 'restrict' : 'clear',
          ...(target.object === object.name ? { hierarchy: true } : {}),
        }),
  } as FieldDocument
}

/** What the other side calls the records that point to it, no two of them alike. */
function childNames({ objects }: Proposal): ReadonlyMap<ProposedField, FieldDocument['children']> {
  const taken = new Map(
    objects.map(({ name, fields }) => [name, new Set([...builtInNames, ...fields.map((one) => one.name)])]),
  )
  const seen = new Set<string>()
  const result = new Map<ProposedField, FieldDocument['children']>()
  for (const object of objects)
    for (const field of object.fields) {
      const names = field.target === undefined ? undefined : taken.get(field.target.object)
      if (field.target === undefined || names === undefined) continue
      const way = `${object.name} ${field.target.object}`
      const isPlain = field.target.object !== object.name && !seen.has(way)
      seen.add(way)
      const name = claimName(
        isPlain ? plural(object.name) : `${plural(object.name)}_by_${field.name}`,
        'records',
        names,
      )
      const label = isPlain ? object.pluralLabel : `${object.pluralLabel}: ${field.label}`
      result.set(field, { name, label: text(label) })
    }
  return result
}

function viewsOf(object: ProposedObject): ViewDocument[] {
  const listed = object.fields.filter(({ type }) => type !== 'longText').map(({ name }) => name)
  const columns = [object.nameField, ...listed.filter((name) => name !== object.nameField)].slice(0, COLUMNS)
  const all: ViewDocument = {
    kind: 'view',
    object: object.name,
    name: 'all',
    label: { en: 'All', 'zh-CN': '全部' },
    columns: columns.map((field) => ({ field })),
    default: true,
  }
  if (object.stageField === undefined) return [all]
  const sum = object.fields.find(({ type }) => type === 'currency')?.name
  const board: ViewDocument = {
    ...all,
    name: 'board',
    label: { en: 'Board', 'zh-CN': '看板' },
    type: 'board',
    default: false,
    board: {
      groupBy: object.stageField,
      card: columns.filter((name) => name !== object.stageField && name !== object.nameField).slice(0, 4),
      ...(sum === undefined ? {} : { sum }),
    },
  }
  return [all, board]
}
