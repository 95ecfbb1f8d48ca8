/** What a list shows, as its address says it: view, filter, sort, words, table or board. A link carries all of it. */
import type { ViewDocument } from '@attain/form'
import { type Filter, fromLogic, isLogic, type Logic, NO_FILTER, toLogic } from '@attain/form/filter'

export type Shape = 'table' | 'board'

export interface ListState {
  readonly view: ViewDocument
  readonly shape: Shape
  readonly filter: Filter
  /** `-amount`, `name`. */
  readonly sort: readonly string[]
  readonly words: string
  /** True when filter or sort differ from what the view says. */
  readonly changed: boolean
}

/** Reads the address; whatever is missing or broken comes from the view. */
export function readListState(params: URLSearchParams, view: ViewDocument): ListState {
  const ownFilter = params.get('filter')
  const ownSort = params.get('sort')
  const shape = params.get('as')
  return {
    view,
    shape: shape === 'table' || shape === 'board' ? shape : (view.type ?? 'table'),
    filter: ownFilter === null ? fromLogic(view.filter) : parseFilter(ownFilter),
    sort: ownSort === null ? sortOfView(view) : ownSort.split(',').filter((each) => /^-?[a-z][a-z0-9_.]*$/.test(each)),
    words: params.get('q') ?? '',
    changed: ownFilter !== null || ownSort !== null,
  }
}

export function sortOfView(view: ViewDocument): string[] {
  return (view.sort ?? []).map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field))
}

function parseFilter(text: string): Filter {
  if (text === '') return NO_FILTER
  try {
    const tree: unknown = JSON.parse(text)
    return isLogic(tree) ? fromLogic(tree) : NO_FILTER
  } catch {
    return NO_FILTER
  }
}

/** Changes to an address; null removes a part, so that the view decides again. */
export interface ListChange {
  readonly filter?: Filter | null
  readonly sort?: readonly string[] | null
  readonly words?: string
  readonly shape?: Shape
}

/** The address after a change; other parts stay. */
export function writeListState(params: URLSearchParams, change: ListChange): URLSearchParams {
  const next = new URLSearchParams(params)
  const set = (name: string, value: string | null) => (value === null ? next.delete(name) : next.set(name, value))
  if (change.filter !== undefined) {
    const tree: Logic | undefined = change.filter === null ? undefined : toLogic(change.filter)
    set('filter', change.filter === null ? null : tree ? JSON.stringify(tree) : '')
  }
  if (change.sort !== undefined) set('sort', change.sort === null ? null : change.sort.join(','))
  if (change.words !== undefined) set('q', change.words || null)
  if (change.shape !== undefined) set('as', change.shape)
  return next
}

/** A click on a head: ascending, descending, none. */
export function nextSort(sort: readonly string[], path: string): string[] {
  if (sort[0] === path) return [`-${path}`]
  if (sort[0] === `-${path}`) return []
  return [path]
}
