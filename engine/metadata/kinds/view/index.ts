import { compileFieldOf } from '../../compile-field.ts'
import { fieldAt } from '../../names.ts'
import { problem } from '../../problem.ts'
import type { KindDefinition } from '../kind.ts'
import { notSortable } from '../sorting.ts'
import schema from './schema.json' with { type: 'json' }

const summable = new Set(['number', 'currency', 'percent'])

export const view: KindDefinition<'view'> = {
  kind: 'view',
  folder: 'views',
  label: { en: 'View', 'zh-CN': '视图' },
  pluralLabel: { en: 'Views', 'zh-CN': '视图' },
  schema,
  identifiedBy: ['object', 'name'],
  *links(document) {
    const { object, board } = document
    yield { place: '/object', to: 'object', name: object }
    for (const [index, { field }] of document.columns.entries())
      yield { place: `/columns/${index}/field`, to: 'path', object, path: field }
    if (document.filter !== undefined)
      yield { place: '/filter', to: 'formula', object, formula: document.filter, gives: 'condition', over: 'sets' }
    for (const [index, { field }] of (document.sort ?? []).entries())
      yield { place: `/sort/${index}/field`, to: 'path', object, path: field }
    for (const place of ['groupBy', 'sum'] as const) {
      const name = board?.[place]
      if (name !== undefined) yield { place: `/board/${place}`, to: 'field', object, name }
    }
    for (const [index, path] of (board?.card ?? []).entries())
      yield { place: `/board/card/${index}`, to: 'path', object, path }
    for (const [index, name] of (document.roles ?? []).entries()) yield { place: `/roles/${index}`, to: 'role', name }
  },
  *check(document, bundle) {
    const { object, board, type = 'table' } = document
    const shown = new Set<string>()
    for (const [index, { field }] of document.columns.entries()) {
      if (shown.has(field)) yield problem('field-twice', `/columns/${index}/field`, { found: field })
      shown.add(field)
    }
    for (const [index, { field }] of (document.sort ?? []).entries())
      yield* notSortable(bundle, object, field, `/sort/${index}/field`)

    const linked = bundle.objects.get(object)
    if (
      type === 'board' &&
      linked !== undefined &&
      board?.groupBy === undefined &&
      linked.document.stages === undefined
    )
      yield problem('board-needs-group', board === undefined ? '' : '/board', { object })
    const group = board?.groupBy === undefined ? undefined : fieldAt(bundle, object, board.groupBy)?.field
    if (group !== undefined && group.type !== 'select')
      yield problem('group-not-select', '/board/groupBy', { found: group.name, type: group.type })
    const sum = board?.sum === undefined ? undefined : fieldAt(bundle, object, board.sum)
    if (sum !== undefined && !summable.has(compileFieldOf(bundle, sum.object, sum.field).valueType))
      yield problem('sum-not-number', '/board/sum', { found: sum.field.name, type: sum.field.type })

    const isDefaultToo = (other: typeof document) =>
      other.default === true && String(other.roles ?? '') === String(document.roles ?? '')
    if (document.default === true && bundle.viewsOf(object).filter((other) => isDefaultToo(other.document)).length > 1)
      yield problem('several-defaults', '/default', { what: { en: 'view', 'zh-CN': '视图' } })
  },
}
