/** From the HTTP contract to questions for the store: names resolved, what the actor may not see unknown. */
import type { AggregateQuery, ListQuery } from '@attain/contract'
import { valueTypeOf } from '@attain/engine/fields'
import { always, type Condition, type FieldPath, readCondition } from '@attain/engine/formula'
import { type FormulaScope, formulaLimits, scopeOf, sqlLimitsOf } from '@attain/engine/formula/language'
import type { ObjectModel } from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'
import { accessOf, type LiveObject, type View } from '../store/live-workspace.ts'
import type { AggregateQuestion } from '../store/query/aggregate.ts'
import type { ListQuestion, SortKey } from '../store/query/list.ts'
import { ownPaths } from '../store/query/selection.ts'
import { knownField } from './known-field.ts'

/** The object, unless it does not exist or no role of the actor lets them read it. */
export function readableObject(view: View, name: string): LiveObject {
  const object = view.workspace.objects.get(name)
  if (!object || accessOf(view, object.model).read.op === 'never') {
    throw new AttainError('not_found', { what: { en: `object "${name}"`, 'zh-CN': `对象“${name}”` } })
  }
  return object
}

/** What the asker's own formulas may look at: a hidden field is as unknown as one that does not exist. */
export function askersScope(view: View, object: ObjectModel): FormulaScope {
  const { model, calendar } = view.workspace
  return scopeOf(model, object, {
    calendars: new Set(calendar.calendars.keys()),
    lookup(at, name) {
      const owner = model.objects.get(at.name)
      const field = owner?.fields.get(name)
      if (owner === undefined || field === undefined) return undefined
      const access = accessOf(view, owner)
      const isVisible = access.read.op !== 'never' && access.readField(field).op !== 'never'
      return isVisible ? knownField(view, field) : undefined
    },
  })
}

/** A path over readable fields only. */
export function findPath(view: View, object: LiveObject, path: string): FieldPath | undefined {
  return askersScope(view, object.model).field(path)
}

export function pathOf(view: View, object: LiveObject, path: string): FieldPath {
  const found = findPath(view, object, path)
  if (!found) throw new AttainError('unknown_field', { object: object.model.label, field: path })
  return found
}

export function readPaths(view: View, object: LiveObject, fields: readonly string[] | undefined): readonly FieldPath[] {
  return fields === undefined
    ? ownPaths(view, object.model)
    : [...new Set(fields)].map((path) => pathOf(view, object, path))
}

export function readFilter(view: View, object: LiveObject, filter: unknown): Condition {
  if (filter === undefined || isEmptyObject(filter)) return always
  const { conditions } = view.workspace
  const key = nestsDeeper(filter, MOST_LEVELS) ? '' : `${view.rolesKey}|${object.model.name}|${JSON.stringify(filter)}`
  const known = conditions.get(key)
  if (known) return known
  const reading = readCondition(filter, askersScope(view, object.model))
  if ('problems' in reading) {
    const [problem] = reading.problems
    throw new AttainError('bad_filter', { problem: problem?.message ?? '' }, reading.problems)
  }
  const { condition } = reading
  const [limit] = condition.op === 'formula' ? sqlLimitsOf(condition.typed) : []
  if (limit) throw new AttainError('bad_filter', { problem: limit.reason }, [limit])
  conditions.set(key, condition)
  return condition
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
  if (!valueTypeOf(path.field).sortable) throw new AttainError('not_sortable', { field: path.path })
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

/** A node of a formula is an object with a list in it. */
const MOST_LEVELS = 2 * formulaLimits.depth + 2

/** True where a value has more levels than anybody should walk through. */
function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1))
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}
