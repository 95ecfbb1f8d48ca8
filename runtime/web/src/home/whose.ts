/** Whose records the first page shows: the first choice that has any. */
import type { ObjectBody } from '@attain/contract'
import type { Logic } from '@attain/form/filter'

export interface Choice {
  /** A message of the home page. */
  readonly name: 'mineOpen' | 'open' | 'mine' | 'newest'
  /** Missing for all. */
  readonly filter?: Logic
  /** The same, whether open or not. */
  readonly scope?: Logic
  readonly mine: boolean
}

const own: Logic = { '==': [{ var: 'owner' }, { currentUser: [] }] }
const newest: Choice = { name: 'newest', mine: false }

/**
 * Work is what has stages: mine that is open, else all that is. Of anything else mine. Whoever administers the
 * workspace owns what was imported, which says nothing.
 */
export function choicesOf(object: ObjectBody, administrator: boolean): readonly [Choice, ...Choice[]] {
  const stage = object.fields.find((field) => field.name === object.stages?.field)
  if (!stage) return administrator ? [newest] : [{ name: 'mine', filter: own, mine: true }, newest]
  const open = stage.options?.filter(({ outcome }) => outcome === undefined || outcome === 'open') ?? []
  const isOpen: Logic = { in: [{ var: stage.name }, open.map(({ value }) => value)] }
  return [
    { name: 'mineOpen', filter: { and: [own, isOpen] }, scope: own, mine: true },
    { name: 'open', filter: isOpen, mine: false },
    newest,
  ]
}
