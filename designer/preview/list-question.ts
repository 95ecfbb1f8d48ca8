/** What a view of the draft can ask of the records that are live: fields that are new have no values yet. */
import type { ListQuery, ObjectBody } from '@attain/contract'
import { readWritten, scopeOf } from '@attain/engine/formula/language'
import type { ViewDocument } from '@attain/engine/metadata'
import { objectModel } from '@attain/form'
import { isPathLive } from '../formula/sample/needs.ts'

export interface ListQuestion {
  readonly query: Pick<ListQuery, 'filter' | 'sort'>
  /** False for a filter that the live revision does not understand: the list is shown without it. */
  readonly isFiltered: boolean
}

/** As many levels as the server takes. */
const MOST_LEVELS = 4

type Live = ReadonlyMap<string, ObjectBody>

export function questionOf({ object, filter, sort = [] }: ViewDocument, live: Live): ListQuestion {
  const isFiltered = filter === undefined || isLive(filter, object, live)
  const levels = sort
    .filter(({ field }) => isPathLive(field, object, live))
    .slice(0, MOST_LEVELS)
    .map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field))
  return {
    query: { ...(filter !== undefined && isFiltered && { filter }), ...(levels.length > 0 && { sort: levels }) },
    isFiltered,
  }
}

/** The paths that can be asked for, with the name that a record goes by. */
export function liveFields(paths: readonly string[], object: string, live: Live): string[] {
  const nameField = live.get(object)?.nameField
  const asked = nameField === undefined ? paths : [nameField, ...paths]
  return [...new Set(asked)].filter((path) => isPathLive(path, object, live))
}

function isLive(filter: unknown, object: string, live: Live): boolean {
  const body = live.get(object)
  if (body === undefined) return false
  const get = (name: string) => {
    const found = live.get(name)
    return found && objectModel(found)
  }
  return 'typed' in readWritten(filter, scopeOf({ objects: { get } }, objectModel(body)), { kind: 'boolean' })
}
