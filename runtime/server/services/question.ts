/** From the HTTP contract to questions for the store: names resolved, what the actor may not see unknown. */
import type { AggregateQuery, ListQuery } from '@attain/contract'
import { fieldTypes } from '@attain/engine/fields'
import { always, type Condition, type FieldPath, readCondition, resolvePath } from '@attain/engine/formula'
import { AttainError } from '../errors.ts'
import { accessOf, type LiveObject, type View } from '../store/live-workspace.ts'
import type { AggregateQuestion } from '../store/query/aggregate.ts'
import type { ListQuestion, SortKey } from '../store/query/list.ts'
import { ownPaths } from '../store/query/selection.ts'

/** The object, unless it does not exist or no role of the actor lets them read it. */
export function readableObject(view: View, name: string): LiveObject {
  const object = view.workspace.objects.get(name)
  if (!object || accessOf(view, object.model).read.op === 'never') {
    throw new AttainError('not_found', { what: { en: `object "${name}"`, 'zh-CN': `对象“${name}”` } })
  }
  return object
}

/** A path over readable fields only: a hidden field is as unknown as one that does not exist. */
export function findPath(view: View, object: LiveObject, path: string): FieldPath | undefined {
  return resolvePath(path, object.model, view.workspace.model, (at, name) => {
    const field = at.fields.get(name)
    return field && accessOf(view, at).readField(field).op !== 'never' ? field : undefined
  })
}

export function pathOf(view: View, object: LiveObject, path: string): FieldPath {
  const found = findPath(view, object, path)
  if (!found) throw new AttainError('unknown_field', { object: object.model.label, field: path })
  return found
}

export function readPaths(view: View, object: LiveObject, fields: readonly string[] | undefined): FieldPath[] {
  return fields === undefined
    ? ownPaths(view, object.model)
    : [...new Set(fields)].map((path) => pathOf(view, object, path))
}

export function readFilter(view: View, object: LiveObject, filter: unknown): Condition {
  if (filter === undefined || isEmptyObject(filter)) return always
  const reading = readCondition(filter, (path) => findPath(view, object, path))
  if ('condition' in reading) return reading.condition
  const problem = reading.problems[0]
  throw new AttainError('bad_filter', { problem: problem?.message ?? '' }, reading.problems)
}

export function readListQuestion(view: View, object: LiveObject, query: ListQuery): ListQuestion {
  return {
    paths: readPaths(view, object, query.fields),
    filter: readFilter(view, object, query.filter),
    sort: (query.sort ?? []).map((text) => readSortKey(view, object, text)),
    limit: query.limit ?? 50,
    ...(query.after === undefined ? {} : { after: query.after }),
    ...(query.search === undefined ? {} : { search: query.search }),
  }
}

function readSortKey(view: View, object: LiveObject, text: string): SortKey {
  const descending = text.startsWith('-')
  const path = pathOf(view, object, descending ? text.slice(1) : text)
  if (!fieldTypes[path.field.type].sortable) throw new AttainError('not_sortable', { field: path.path })
  return { path, descending }
}

export function readAggregateQuestion(view: View, object: LiveObject, query: AggregateQuery): AggregateQuestion {
  const groups = (query.groupBy ?? []).map(({ field, by, as }) => ({
    as: as ?? field.replaceAll('.', '_'),
    path: pathOf(view, object, field),
    ...(by === undefined ? {} : { by }),
  }))
  const measures = query.measures.map(({ as, fn, field }) => ({
    as,
    fn,
    ...(field === undefined ? {} : { path: pathOf(view, object, field) }),
  }))
  const keys = [...groups, ...measures].map((entry) => entry.as)
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice !== undefined) {
    throw new AttainError('invalid_request', {
      problem: { en: `"${twice}" is the key of two results.`, 'zh-CN': `“${twice}”被用作两个结果的键。` },
    })
  }
  return {
    filter: readFilter(view, object, query.filter),
    groups,
    measures,
    sort: (query.sort ?? []).map((text) => ({ key: text.replace(/^-/, ''), descending: text.startsWith('-') })),
    limit: query.limit ?? 1000,
    ...(query.search === undefined ? {} : { search: query.search }),
  }
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}
