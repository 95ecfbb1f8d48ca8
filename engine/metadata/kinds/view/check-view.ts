import type { Bundle } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { fieldAt } from '../../field-at.ts'
import { type Finding, problem } from '../../problem.ts'
import { notSortable } from '../sorting.ts'
import type { ViewDocument } from './types.generated.ts'

const summable = new Set(['number', 'currency', 'percent'])

/** What a view's schema cannot say. */
export function* checkView(document: ViewDocument, bundle: Bundle): Generator<Finding> {
  const { object, board, type = 'table' } = document
  const shown = new Set<string>()
  for (const [index, { field }] of document.columns.entries()) {
    if (shown.has(field)) yield problem('field-twice', `/columns/${index}/field`, { found: field })
    shown.add(field)
  }
  for (const [index, { field }] of (document.sort ?? []).entries())
    yield* notSortable(bundle, object, field, `/sort/${index}/field`)

  const linked = bundle.objects.get(object)
  if (type === 'board' && linked !== undefined && board?.groupBy === undefined && linked.document.stages === undefined)
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
}
