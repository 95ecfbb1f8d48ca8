import { type LinkedObject, nameFieldOf } from './bundle.ts'
import type { CheckedBundle } from './check.ts'
import { compileField, DEFAULT_CURRENCY } from './compile-field.ts'
import { defaultLayout, defaultView } from './defaults.ts'
import { deepFreeze, frozenMap } from './freeze.ts'
import type { Stages } from './kinds/object/types.generated.ts'
import type { ChildRelation, FieldModel, Model, ObjectModel, SlotNeed, StagesModel } from './model.ts'
import { slotNeeds } from './slots.ts'

/** Compiles a bundle without errors to the model that the runtime interprets. Frozen all the way down. */
export function compileModel(bundle: CheckedBundle): Model {
  const app = deepFreeze(bundle.app.document)
  const objects = [...bundle.objects.values()].sort(bySystemThenName)
  const layouts = objects.flatMap((object) => orDefault(bundle.layoutsOf(object.name), () => defaultLayout(object)))
  const views = objects.flatMap((object) => orDefault(bundle.viewsOf(object.name), () => defaultView(object)))
  const slots = slotNeeds(bundle, views)
  const currency = app.currency ?? DEFAULT_CURRENCY
  return Object.freeze({
    app,
    objects: frozenMap(objects.map((object) => [object.name, compileObject(object, currency, slots)])),
    layouts: frozenMap(layouts.map((layout) => [`${layout.object}/${layout.name}`, deepFreeze(layout)])),
    views: frozenMap(views.map((view) => [`${view.object}/${view.name}`, deepFreeze(view)])),
    roles: frozenMap(documentsOf(bundle.roles)),
    pages: frozenMap(documentsOf(bundle.pages)),
  })
}

function compileObject(linked: LinkedObject, currency: string, slots: ReadonlyMap<string, SlotNeed>): ObjectModel {
  const { name, system } = linked
  const document = deepFreeze(linked.document)
  const nameField = nameFieldOf(document)
  const label = document.label ?? deepFreeze({ en: name })
  const parent = document.fields?.find((field) => field.type === 'masterDetail')
  const fields = [...linked.fields.values()].map((field): [string, FieldModel] => [
    field.name,
    deepFreeze(
      compileField(field, {
        object: name,
        currency,
        isNameField: field.name === nameField,
        slot: slots.get(`${name}.${field.name}`),
      }),
    ),
  ])
  const { description, icon, stages } = document
  return Object.freeze({
    name,
    label,
    pluralLabel: document.pluralLabel ?? label,
    ...(description === undefined ? {} : { description }),
    ...(icon === undefined ? {} : { icon }),
    system,
    nameField,
    fields: frozenMap(fields),
    sharing: document.sharing ?? 'private',
    ...(document.sharing === 'parent' && parent !== undefined ? { parentField: parent.name } : {}),
    history: document.history ?? true,
    recordTypes: document.recordTypes ?? deepFreeze([]),
    ...(stages === undefined ? {} : { stages: compileStages(stages) }),
    validations: document.validations ?? deepFreeze([]),
    children: deepFreeze(childRelations(linked)),
  })
}

function compileStages({ field, transitions = [] }: Stages): StagesModel {
  return Object.freeze({ field, transitions: frozenMap(transitions.map(({ from, to }) => [from, deepFreeze(to)])) })
}

function childRelations({ children }: LinkedObject): readonly ChildRelation[] {
  return [...children]
    .map(([name, { object, field }]) => ({
      name,
      label: typeof field.children === 'object' ? field.children.label : field.label,
      object,
      field: field.name,
      masterDetail: field.type === 'masterDetail',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function orDefault<D>(sources: readonly { readonly document: D }[], make: () => D): readonly D[] {
  return sources.length === 0 ? [make()] : sources.map((source) => source.document)
}

function documentsOf<D extends { readonly name: string }>(
  sources: ReadonlyMap<string, { readonly document: D }>,
): (readonly [string, D])[] {
  return [...sources.values()]
    .map(({ document }): readonly [string, D] => [document.name, deepFreeze(document)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function bySystemThenName(a: LinkedObject, b: LinkedObject): number {
  if (a.system !== b.system) return a.system ? -1 : 1
  return a.name < b.name ? -1 : 1
}
