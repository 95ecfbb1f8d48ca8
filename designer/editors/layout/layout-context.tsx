/** The layout that is being edited, for all parts of its editor. */
import type { Bundle, FieldModel, LayoutDocument } from '@attain/engine/metadata'
import { createContext, type RefObject, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { Command } from '../../document/command.ts'
import type { Placed } from './layout-document.ts'

/** What the settings are open of. */
export type Selected =
  | { readonly of: 'layout' }
  | { readonly of: 'field' | 'section'; readonly key: string }
  | { readonly of: 'related'; readonly index: number }

export interface EditedLayout {
  readonly identity: string
  readonly layout: LayoutDocument
  readonly bundle: Bundle
  /** The fields of its object by name. */
  readonly fields: ReadonlyMap<string, FieldModel>
  readonly placed: readonly Placed[]
  readonly sectionKeys: readonly string[]
  readonly problems: readonly ProblemAt[]
  readonly selected: Selected
  labelOf(field: string): string
  select(selected: Selected): void
  run(command: Command | undefined): void
}

export const LayoutContext = createContext<EditedLayout | null>(null)

export function useLayout(): EditedLayout {
  const layout = useContext(LayoutContext)
  if (layout === null) throw new Error('No layout is edited here.')
  return layout
}

/** Fields that are not on the form yet, in the order of the object. */
export function unplacedFields({ fields, placed }: Pick<EditedLayout, 'fields' | 'placed'>): readonly FieldModel[] {
  const taken = new Set(placed.map(({ entry }) => entry.field))
  return [...fields.values()].filter(({ name }) => !taken.has(name))
}

/** The same for what is drawn hundreds of times: it looks when something is done, and is not drawn again for changes elsewhere. */
export const LatestLayoutContext = createContext<RefObject<EditedLayout | null> | null>(null)

export function useLatestLayout(): () => EditedLayout {
  const latest = useContext(LatestLayoutContext)
  return () => {
    if (!latest?.current) throw new Error('No layout is edited here.')
    return latest.current
  }
}
