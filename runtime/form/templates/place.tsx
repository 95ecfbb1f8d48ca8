import { memo, type ReactNode } from 'react'
import type { FormContext } from '../form-context.ts'
import type { PlacedField } from '../sections.ts'

/** Everything that a field is drawn from. */
export interface WhatItShows {
  readonly value: unknown
  readonly errors: readonly string[] | undefined
  readonly placed: PlacedField
  readonly context: FormContext
  readonly disabled: boolean | undefined
}

interface PlaceProps {
  readonly shows: WhatItShows
  readonly children: ReactNode
}

/**
 * One field of the form. rjsf makes a new element for every field with each letter; here it is drawn again only when it
 * shows something else, so that a letter costs the same in a form of three hundred fields.
 */
export const Place = memo(
  ({ children }: PlaceProps) => children,
  (before, after) => looksSame(before.shows, after.shows),
)

export function looksSame(before: WhatItShows, after: WhatItShows): boolean {
  const [was, is] = [before.context, after.context]
  const isOnlyShown = after.placed.readOnly
  return (
    isEqual(before.value, after.value) &&
    isEqual(before.errors, after.errors) &&
    before.disabled === after.disabled &&
    before.placed.field === after.placed.field &&
    before.placed.readOnly === after.placed.readOnly &&
    before.placed.required === after.placed.required &&
    was.object === is.object &&
    was.language === is.language &&
    was.idPrefix === is.idPrefix &&
    was.services === is.services &&
    was.names === is.names &&
    // an object has one field that they are for
    (after.placed.field.name !== is.object.stages?.field || was.stages === is.stages) &&
    was.isLate(before.placed.field) === is.isLate(after.placed.field) &&
    // what only shows a value is drawn by whoever shows the form
    (!isOnlyShown || was.renderValue === is.renderValue)
  )
}

/** Values are JSON. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  return JSON.stringify(left) === JSON.stringify(right)
}
