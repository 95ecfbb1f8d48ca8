/** The published application as one person sees it: objects, fields, layouts, views and pages within their rights. */
import type { AppBody, FieldBody, ObjectBody } from '@attain/contract'
import { figuresOf } from '@attain/engine/access'
import { fieldTypes, valueTypeOf } from '@attain/engine/fields'
import { readWritten } from '@attain/engine/formula/language'
import type { Condition, FieldModel, Model, ObjectModel, PageDocument } from '@attain/engine/metadata'
import { accessOf, isAdministrating, type View } from '../store/live-workspace.ts'
import { isWritten, knownField } from './known-field.ts'
import { askersScope, findPath } from './question.ts'
import { visibleDashboards } from './visible-dashboards.ts'

type Layout = NonNullable<ReturnType<Model['layouts']['get']>>
type ListView = NonNullable<ReturnType<Model['views']['get']>>

export function applicationFor(view: View): AppBody {
  const { workspace, actor } = view
  const { model } = workspace
  const readable = new Map([...model.objects].filter(([, object]) => accessOf(view, object).read.op !== 'never'))
  const forMe = (roles: readonly string[] | undefined) =>
    roles === undefined || roles.length === 0 || roles.some((role) => actor.roles.includes(role))
  const shown = visiblePages(view)
  return {
    revision: workspace.revision,
    app: {
      name: model.app.name,
      label: model.app.label,
      currency: model.app.currency ?? 'USD',
      timeZone: model.app.timeZone ?? 'UTC',
      fiscalYearStartMonth: model.app.fiscalYearStartMonth ?? 1,
      defaultLanguage: model.app.defaultLanguage ?? 'en',
      ...(model.app.home === undefined ? {} : { home: model.app.home }),
      ...(model.app.accentColor === undefined ? {} : { accentColor: model.app.accentColor }),
    },
    objects: [...readable.values()].map((object) => objectBody(view, object, readable)),
    layouts: [...model.layouts.values()]
      .filter((layout) => readable.has(layout.object) && forMe(layout.roles))
      .map((layout) => visibleLayout(view, layout)),
    views: [...readable.keys()].flatMap((name) => visibleViews(view, name)),
    pages: [...shown],
    dashboards: visibleDashboards(view, shown),
    hasApprovals: model.approvals.size > 0 || model.scorecards.size > 0,
    hasKpis: [...model.kpis.keys()].some((kpi) => seesFigures(view, kpi)),
    hasTargets: [...model.targets.values()].some(({ kpi }) => seesFigures(view, kpi)),
    hasScorecards: model.scorecards.size > 0,
    hasCommission: model.plans.size > 0,
    approvals: [...model.approvals.values()]
      .filter(({ document }) => readable.has(document.object))
      .map(({ document: { object, name, label } }) => ({ object, name, label })),
    roles: isAdministrating(view) ? [...model.roles.values()].map(({ name, label }) => ({ name, label })) : [],
  }
}

/** Views of an object that one may read. */
export function visibleViews(view: View, object: string): readonly ListView[] {
  return [...view.workspace.model.views.values()]
    .filter((entry) => entry.object === object)
    .filter(({ roles = [] }) => roles.length === 0 || roles.some((role) => view.actor.roles.includes(role)))
    .flatMap((entry) => visibleView(view, entry))
}

/** Pages that one may go to, in their order. */
export function visiblePages(view: View): readonly PageDocument[] {
  const { model } = view.workspace
  const isReadable = (name: string) => {
    const object = model.objects.get(name)
    return object !== undefined && accessOf(view, object).read.op !== 'never'
  }
  const pages = [...model.pages.values()]
    .filter(({ roles = [] }) => roles.length === 0 || roles.some((role) => view.actor.roles.includes(role)))
    .filter(({ content }) => content.type !== 'list' || isReadable(content.object))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  // a group without anything in it is no place to go
  return pages.filter((page) => page.content.type !== 'group' || pages.some((child) => child.parent === page.name))
}

function seesFigures({ workspace, actor }: View, kpi: string): boolean {
  return figuresOf(workspace.model, actor.roles, kpi).op !== 'never'
}

/** One object without its children and rules. */
export function objectFor(view: View, object: ObjectModel): ObjectBody {
  return { ...objectBody(view, object, new Map()), children: [], validations: [] }
}

function objectBody(view: View, object: ObjectModel, readable: ReadonlyMap<string, ObjectModel>): ObjectBody {
  const access = accessOf(view, object)
  const visible = [...object.fields.values()].filter((field) => access.readField(field).op !== 'never')
  const names = new Set(visible.map((field) => field.name))
  const { stages } = object
  return {
    name: object.name,
    label: object.label,
    pluralLabel: object.pluralLabel,
    ...(object.icon === undefined ? {} : { icon: object.icon }),
    nameField: object.nameField,
    rights: {
      create: access.create,
      edit: access.edit.op !== 'never',
      delete: access.delete.op !== 'never',
      export: access.export,
      import: access.import,
    },
    ...(stages && names.has(stages.field)
      ? {
          stages: {
            field: stages.field,
            transitions: Object.fromEntries([...stages.transitions].map(([from, to]) => [from, [...to]])),
          },
        }
      : {}),
    ...(object.recordTypes?.length ? { recordTypes: object.recordTypes.map((type) => ({ ...type })) } : {}),
    fields: visible.map((field) => fieldBody(view, knownField(view, field), isWritten(access, field))),
    children: object.children
      .filter((child) => readable.has(child.object) && canRead(view, readable.get(child.object), child.field))
      .map(({ name, label, object: holder, field, masterDetail }) => ({
        name,
        label,
        object: holder,
        field,
        masterDetail,
      })),
    // a validation on a hidden field is checked by the server only: its words might tell what is hidden
    validations: object.validations
      .filter((validation) => isOpen(view, object, validation.must))
      .map((validation) => ({ ...validation })),
  }
}

/** A layout without hidden fields: they leave no gap and no name behind. */
function visibleLayout(view: View, layout: Layout): Layout {
  const sees = pathsSeenFrom(view, layout.object)
  const object = view.workspace.model.objects.get(layout.object)
  const visible = (condition: unknown) => condition === undefined || isOpen(view, object, condition)
  return {
    ...layout,
    sections: layout.sections
      .filter((section) => visible(section.visibleWhen))
      .map((section) => ({
        ...section,
        fields: section.fields.filter(
          (entry) => sees(entry.field) && visible(entry.visibleWhen) && visible(entry.requiredWhen),
        ),
      }))
      .filter((section) => section.fields.length > 0),
    ...(layout.highlights ? { highlights: layout.highlights.filter(sees) } : {}),
  }
}

/** A view without hidden columns; none at all when it filters or groups by something hidden. */
function visibleView(view: View, entry: ListView): ListView[] {
  const sees = pathsSeenFrom(view, entry.object)
  const { board } = entry
  const object = view.workspace.model.objects.get(entry.object)
  // as a tree, whatever the author wrote: the filter's chips are made of it
  const filter = entry.filter === undefined || !object ? undefined : openTree(view, object, entry.filter)
  if (entry.filter !== undefined && filter === undefined) return []
  if (board && ![board.groupBy, board.sum].every((path) => path === undefined || sees(path))) return []
  return [
    {
      ...entry,
      ...(filter === undefined ? {} : { filter }),
      columns: entry.columns.filter((column) => sees(column.field)),
      ...(entry.sort ? { sort: entry.sort.filter((key) => sees(key.field)) } : {}),
      ...(board ? { board: { ...board, ...(board.card ? { card: board.card.filter(sees) } : {}) } } : {}),
    },
  ]
}

function pathsSeenFrom(view: View, objectName: string): (path: string) => boolean {
  const object = view.workspace.objects.get(objectName)
  return (path) => object !== undefined && findPath(view, object, path) !== undefined
}

function canRead(view: View, object: ObjectModel | undefined, fieldName: string): boolean {
  const field = object?.fields.get(fieldName)
  return object !== undefined && field !== undefined && accessOf(view, object).readField(field).op !== 'never'
}

/** What the author wrote; a formula on what the actor may not see would tell of it, so the server alone applies it. */
function visibleDocument(view: View, { type, document, object, target }: FieldModel): FieldBody['document'] {
  const { objects } = view.workspace.model
  const at = {
    where: target ?? childrenOf(objects.get(object), document.children),
    expression: object,
    defaultFormula: object,
  }
  const shown: FieldBody['document'] = { ...document }
  for (const [name, of] of Object.entries(at))
    if (shown[name] !== undefined && !isOpen(view, objects.get(of ?? ''), shown[name])) delete shown[name]
  if (type === 'rollup' && !seesRollup(view, objects.get(object), document))
    for (const name of ['children', 'aggregate', 'field', 'where']) delete shown[name]
  return shown
}

/** What a roll-up adds up tells of its children: all of it is open, or none. */
function seesRollup(view: View, object: ObjectModel | undefined, document: FieldModel['document']): boolean {
  const relation = object?.children.find(({ name }) => name === document.children)
  const child = view.workspace.model.objects.get(relation?.object ?? '')
  const read = [relation?.field, document.field].filter((name) => name !== undefined)
  return (
    child !== undefined &&
    accessOf(view, child).read.op !== 'never' &&
    read.every((name) => canRead(view, child, name)) &&
    (document.where === undefined || isOpen(view, child, document.where))
  )
}

function childrenOf(object: ObjectModel | undefined, list: unknown): string | undefined {
  return object?.children.find(({ name }) => name === list)?.object
}

/** True when a formula looks at nothing that the actor may not see. */
function isOpen(view: View, object: ObjectModel | undefined, formula: unknown): boolean {
  return object !== undefined && openTree(view, object, formula) !== undefined
}

/** The tree of a formula that looks at nothing that the actor may not see. */
function openTree(view: View, object: ObjectModel, formula: unknown): Condition | undefined {
  const reading = readWritten(formula, askersScope(view, object))
  return 'tree' in reading ? (reading.tree as Condition) : undefined
}

function fieldBody(view: View, field: FieldModel, editable: boolean): FieldBody {
  const type = fieldTypes[field.type]
  return {
    name: field.name,
    type: field.type,
    valueType: field.valueType,
    label: field.label,
    access: editable && !type.readOnly ? 'edit' : 'read',
    builtIn: field.builtIn,
    required: field.required,
    unique: field.unique,
    ...(field.target === undefined ? {} : { target: field.target }),
    ...(field.currency === undefined ? {} : { currency: field.currency }),
    ...(field.scale === undefined ? {} : { scale: field.scale }),
    ...(field.options === undefined ? {} : { options: field.options.map((option) => ({ ...option })) }),
    sortable: valueTypeOf(field).sortable,
    filterable: valueTypeOf(field).operators.length > 0,
    document: visibleDocument(view, field),
  }
}
