/** What hands do in the visual editors, at random: each step is one of their commands, given what is there. */
import type { FieldDocument, LayoutDocument, ObjectDocument, RoleDocument, ViewDocument } from '@attain/engine/metadata'
import fc from 'fast-check'
import { editors } from '../editors/index.ts'
import { moveField, moveSection, placeField, takeOff } from '../editors/layout/arrange.ts'
import { changeType, needed, optionsFrom } from '../editors/object/fields/change-type.ts'
import { childListOf } from '../editors/object/fields/child-list.ts'
import { insertOption, removeOption } from '../editors/object/inspector/option-commands.ts'
import { freeName } from '../editors/object/object-document.ts'
import { inOrder, nothing, withStep } from '../editors/object/stages/transitions.ts'
import { makeAll, proposalFor } from '../editors/object/usable/proposal.ts'
import { addPage, movePage, freeName as pageName, pagesIn } from '../editors/page/page-commands.ts'
import { presets, setLevel, setPreset, setRight, setScope } from '../editors/role/change-rights.ts'
import { changeRights } from '../editors/role/rights-command.ts'
import { rightNames } from '../editors/role/role-document.ts'
import { bundleOf } from './bundle.ts'
import { addDocument, type Command, insertEntry, moveEntry, removeDocument, removeEntry, setValue } from './command.ts'
import { byIdentity, type Documents, type DocumentValue, kindIn } from './documents.ts'
import { rename } from './rename.ts'

export const ofWords = (en: string) => ({ en, 'zh-CN': en })

/** A small process that is without problems. */
export const visits: Documents = byIdentity([
  { kind: 'app', name: 'visits', label: ofWords('Visits'), formatVersion: 1 },
  { kind: 'role', name: 'administrator', label: ofWords('Administrator'), administrator: true },
  {
    ...{ kind: 'role', name: 'rep', label: ofWords('Rep') },
    objects: [{ object: 'visit', create: true, read: true, edit: true, scope: 'own' }],
  },
  {
    ...{ kind: 'object', name: 'account', label: ofWords('Account') },
    fields: [
      { name: 'name', label: ofWords('Name'), type: 'text', required: true },
      { name: 'visits_made', label: ofWords('Visits'), type: 'rollup', children: 'visits', aggregate: 'count' },
    ],
  },
  {
    ...{ kind: 'object', name: 'visit', label: ofWords('Visit') },
    stages: { field: 'status', transitions: [{ from: 'planned', to: ['closed'] }] },
    fields: [
      { name: 'name', label: ofWords('Name'), type: 'text', required: true },
      {
        ...{ name: 'status', label: ofWords('Status'), type: 'select', default: 'planned' },
        options: [
          { value: 'planned', label: ofWords('Planned') },
          { value: 'closed', label: ofWords('Closed') },
        ],
      },
      {
        ...{ name: 'account', label: ofWords('Account'), type: 'lookup', target: 'account' },
        children: { name: 'visits', label: ofWords('Visits') },
      },
      { name: 'cost', label: ofWords('Cost'), type: 'currency' },
      { name: 'twice', label: ofWords('Twice'), type: 'formula', returns: 'currency', expression: 'cost * 2' },
    ],
    validations: [{ name: 'cost', must: 'OR(status = "planned", cost > 0)', message: ofWords('What did it cost?') }],
  },
  {
    ...{ kind: 'layout', object: 'visit', name: 'default', label: ofWords('Visit') },
    sections: [
      { name: 'main', label: ofWords('Main'), fields: [{ field: 'name' }, { field: 'status' }] },
      { name: 'more', label: ofWords('More'), fields: [{ field: 'account' }, { field: 'cost' }] },
    ],
  },
  {
    ...{ kind: 'view', object: 'visit', name: 'all', label: ofWords('All') },
    columns: [{ field: 'name' }, { field: 'status' }],
  },
  { kind: 'page', name: 'visits', label: ofWords('Visits'), order: 10, content: { type: 'list', object: 'visit' } },
  { kind: 'page', name: 'more', label: ofWords('More'), order: 20, content: { type: 'group' } },
] as unknown as DocumentValue[])

/** Where a hand goes: numbers that mean something only once it is known what is there. */
export interface Step {
  readonly what: number
  readonly a: number
  readonly b: number
  readonly c: number
}

const anyNumber = fc.nat(1000)
export const anySteps = fc.array(fc.record({ what: anyNumber, a: anyNumber, b: anyNumber, c: anyNumber }), {
  minLength: 1,
  maxLength: 12,
})

const types: readonly FieldDocument['type'][] = [
  'text', 'longText', 'number', 'currency', 'percent', 'boolean', 'date', 'datetime', 'select', 'multiSelect', 'user',
  'email', 'formula', 'rollup', 'lookup', 'masterDetail', 'autoNumber', 'tags',
] // biome-ignore format: one list

type Hand = (documents: Documents, step: Step) => Command | undefined

/** The command of a step; undefined where there is nothing that it could be done to. */
export function commandOf(documents: Documents, step: Step): Command | undefined {
  return pick(hands, step.what)?.(documents, step)
}

const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(1, list.length)]
const idsOf = (documents: Documents, kind: string) => [...documents.keys()].filter((id) => kindIn(id) === kind)
const documentOf = <T>(documents: Documents, id: string): T => documents.get(id) as unknown as T
const one = <T>(documents: Documents, kind: string, number: number): readonly [string, T] | undefined => {
  const id = pick(idsOf(documents, kind), number)
  return id === undefined ? undefined : [id, documentOf<T>(documents, id)]
}

function onObject(
  hand: (
    id: string,
    object: ObjectDocument,
    fields: readonly FieldDocument[],
    step: Step,
    documents: Documents,
  ) => Command | undefined,
): Hand {
  return (documents, step) => {
    const found = one<ObjectDocument>(documents, 'object', step.a)
    return found && hand(found[0], found[1], found[1].fields ?? [], step, documents)
  }
}

function onSelect(
  hand: (id: string, object: ObjectDocument, index: number, field: FieldDocument, step: Step) => Command | undefined,
): Hand {
  return onObject((id, object, fields, step) => {
    const selects = fields.flatMap((field, index) => (field.type === 'select' ? [index] : []))
    const index = pick(selects, step.b)
    const field = index === undefined ? undefined : fields[index]
    return index === undefined || field === undefined ? undefined : hand(id, object, index, field, step)
  })
}

function onLayout(
  hand: (id: string, layout: LayoutDocument, step: Step, documents: Documents) => Command | undefined,
): Hand {
  return (documents, step) => {
    const found = one<LayoutDocument>(documents, 'layout', step.a)
    return found && hand(found[0], found[1], step, documents)
  }
}

function onView(hand: (id: string, view: ViewDocument, step: Step, documents: Documents) => Command | undefined): Hand {
  return (documents, step) => {
    const found = one<ViewDocument>(documents, 'view', step.a)
    return found && hand(found[0], found[1], step, documents)
  }
}

function onRights(hand: (step: Step) => Parameters<typeof changeRights>[2]): Hand {
  return (documents, step) => {
    const role = one<RoleDocument>(documents, 'role', step.a)
    const object = one<ObjectDocument>(documents, 'object', step.b)
    if (role === undefined || object === undefined || role[1].administrator === true) return undefined
    return changeRights(role[0], [object[1].name], hand(step), { key: 'change', what: role[0] })
  }
}

const bundleIn = (documents: Documents) => bundleOf(documents, new Set())
const json = (value: unknown) => value as DocumentValue
const spotIn = ({ sections }: LayoutDocument, { b, c }: Step, isBehind: boolean) => {
  const section = b % Math.max(1, sections.length)
  return { section, index: c % Math.max(1, (sections[section]?.fields.length ?? 0) + (isBehind ? 1 : 0)) }
}

const hands: readonly Hand[] = [
  onObject((id, object, fields, { b, c }, documents) => {
    const bundle = bundleIn(documents)
    const linked = bundle.objects.get(object.name)
    const type = pick(types, b) ?? 'text'
    const name = freeName(
      `added_${type.toLowerCase()}`,
      new Set([...(linked?.fields.keys() ?? []), ...(linked?.children.keys() ?? [])]),
    )
    const target =
      type === 'lookup' || type === 'masterDetail' ? pick(idsOf(documents, 'object'), c)?.slice(7) : undefined
    const field = {
      ...{ name, label: ofWords(name), type, ...needed({}, type) },
      ...(target === undefined ? {} : { target, children: childListOf(object, target, bundle) }),
    }
    return insertEntry(id, '/fields', c % (fields.length + 1), json(field), name)
  }),
  onObject((id, _, fields, { b }) =>
    fields.length === 0 ? undefined : removeEntry(id, '/fields', b % fields.length, 'field'),
  ),
  onObject((id, _, fields, { b, c }) =>
    fields.length === 0 ? undefined : moveEntry(id, '/fields', b % fields.length, c % fields.length, 'field'),
  ),
  onObject((_, object, fields, { b, c }) => {
    const field = pick(fields, b)
    return field && rename({ object: object.name, field: field.name, to: `renamed_${c}` }, field.name)
  }),
  onObject((id, object, fields, { b, c }, documents) => {
    const field = pick(fields, b)
    if (field === undefined) return undefined
    const { field: after } = changeType(field, pick(types, c) ?? 'text', object.name, bundleIn(documents))
    return setValue(id, `/fields/${b % fields.length}`, json(after))
  }),
  onObject((id, _, fields, { b, c }) =>
    fields.length === 0
      ? undefined
      : setValue(
          id,
          `/fields/${b % fields.length}/${pick(['required', 'unique', 'index'], c)}`,
          c % 2 === 0 ? true : undefined,
        ),
  ),
  onObject((id, object, _, { c }) => {
    const name = freeName('rule', new Set((object.validations ?? []).map((rule) => rule.name)))
    return insertEntry(
      id,
      '/validations',
      c % ((object.validations?.length ?? 0) + 1),
      json({ name, must: 'TRUE', message: ofWords(name) }),
      name,
    )
  }),
  onObject((id, { validations = [] }, _, { b }) =>
    validations.length === 0 ? undefined : removeEntry(id, '/validations', b % validations.length, 'rule'),
  ),
  onObject((id, object) => {
    const types = object.recordTypes ?? []
    const name = freeName('type', new Set(types.map((type) => type.name)))
    return insertEntry(id, '/recordTypes', types.length, json({ name, label: ofWords(name) }), name)
  }),
  onObject((id, { recordTypes = [] }, _, { b }) =>
    recordTypes.length === 0 ? undefined : removeEntry(id, '/recordTypes', b % recordTypes.length, 'type'),
  ),
  onObject((_, object, __, ___, documents) =>
    makeAll(proposalFor(object, documents, bundleIn(documents)), object.name),
  ),
  onSelect((id, object, index, field, { c }) => {
    const [option] = optionsFrom([`New ${c}`], ofWords, (text) => text)
    const isTaken = option === undefined || field.options?.some(({ value }) => value === option.value)
    return isTaken ? undefined : insertOption(id, object, index, c % ((field.options?.length ?? 0) + 1), option, 'new')
  }),
  onSelect((id, object, index, field, { c }) =>
    // the last option stays
    (field.options?.length ?? 0) < 2
      ? undefined
      : removeOption(id, object, index, pick(field.options ?? [], c)?.value ?? ''),
  ),
  onSelect((id, _, index, { options = [] }, { b, c }) =>
    options.length === 0
      ? undefined
      : moveEntry(id, `/fields/${index}/options`, b % options.length, c % options.length, 'option'),
  ),
  onSelect((_, object, __, { name, options = [] }, { c }) => {
    const option = pick(options, c)?.value
    return option === undefined
      ? undefined
      : rename({ object: object.name, field: name, option, to: `Renamed ${c}` }, option)
  }),
  onSelect((id, _, __, { name }, { c }) => setValue(id, '/stages', c % 3 === 0 ? undefined : { field: name })),
  onSelect((id, { stages }, _, field, { b, c }) => {
    const values = (field.options ?? []).map(({ value }) => value)
    const [from, to] = [pick(values, b), pick(values, c)]
    if (stages?.field !== field.name || from === undefined || to === undefined || from === to) return undefined
    const next =
      [inOrder(values), nothing(values), withStep(stages.transitions ?? [], values, from, to, b % 2 === 0)][c % 3] ?? []
    return setValue(id, '/stages/transitions', next.length === 0 ? undefined : json(next))
  }),
  onLayout((id, layout, step, documents) => {
    const field = pick([...(bundleIn(documents).objects.get(layout.object)?.fields.keys() ?? [])], step.what)
    return field === undefined || layout.sections.length === 0
      ? undefined
      : placeField(id, field, spotIn(layout, step, true), field)
  }),
  onLayout((id, layout, step) => {
    const from = spotIn(layout, step, false)
    const to = spotIn(layout, { ...step, b: step.c, c: step.b }, true)
    return moveField(id, layout, from, to, 'field')
  }),
  onLayout((id, layout, step) => {
    const spot = spotIn(layout, step, false)
    return layout.sections[spot.section]?.fields[spot.index] === undefined ? undefined : takeOff(id, spot, 'field')
  }),
  onLayout((id, { sections }) => {
    const name = freeName('section', new Set(sections.map((section) => section.name)))
    return insertEntry(id, '/sections', sections.length, { name, label: ofWords('New'), fields: [] }, name)
  }),
  onLayout((id, { sections }, { b, c }) =>
    sections.length === 0 ? undefined : moveSection(id, b % sections.length, c % sections.length, 'section'),
  ),
  onView((id, view, { c }, documents) => {
    const fields = bundleIn(documents).objects.get(view.object)?.fields.keys() ?? []
    const free = [...fields].filter((field) => view.columns.every((column) => column.field !== field))
    const field = pick(free, c)
    return field === undefined ? undefined : insertEntry(id, '/columns', view.columns.length, { field }, field)
  }),
  // the last column stays
  onView((id, { columns }, { b }) =>
    columns.length < 2 ? undefined : removeEntry(id, '/columns', b % columns.length, 'column'),
  ),
  onView((id, { columns }, { b, c }) => moveEntry(id, '/columns', b % columns.length, c % columns.length, 'column')),
  onView((id, _, { c }) => setValue(id, '/type', c % 2 === 0 ? 'board' : 'table')),
  onRights(({ c }) => setRight(pick(rightNames, c) ?? 'read', c % 2 === 0)),
  onRights(({ c }) => setScope(pick(['own', 'team', 'all'] as const, c) ?? 'own')),
  onRights(({ c }) => setPreset(pick(Object.keys(presets) as (keyof typeof presets)[], c) ?? 'read')),
  onRights(({ c }) => setLevel('name', pick(['hidden', 'read', undefined] as const, c))),
  (documents, { a, b }) => {
    const after = pick(pagesIn(documents), a)?.name
    const name = pageName('page', documents)
    return addPage(
      {
        kind: 'page',
        name,
        label: ofWords(name),
        content: b % 2 === 0 ? { type: 'group' } : { type: 'list', object: 'visit' },
      },
      after,
      name,
    )
  },
  (documents, { a, b, c }) => {
    const pages = pagesIn(documents)
    const name = pick(pages, a)?.name
    const parent = c % 2 === 0 ? undefined : pick(pages, b)?.name
    return name === undefined ? undefined : movePage(name, { parent, index: c % (pages.length + 1) }, name)
  },
  (documents, { a, b, c }) => {
    const kind = pick(['object', 'layout', 'view', 'role', 'page'] as const, a) ?? 'page'
    const object = pick(idsOf(documents, 'object'), b)?.slice(7)
    if ((kind === 'layout' || kind === 'view') && object === undefined) return undefined
    const given = { name: `made_${c}`, label: ofWords(`Made ${c}`), ...(object === undefined ? {} : { object }) }
    return addDocument(editors[kind].begin(given, documents), given.name)
  },
  (documents, { a }) => {
    const id = pick(
      [...documents.keys()].filter((one) => one !== 'app' && one !== 'role:administrator'),
      a,
    )
    return id === undefined ? undefined : removeDocument(id, id)
  },
]
