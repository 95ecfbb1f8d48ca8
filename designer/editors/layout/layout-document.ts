/** The document of a layout as its editor reads it. The check has found its shape right, or the editor is not shown. */
import type { LayoutDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../document/documents.ts'

export type Section = LayoutDocument['sections'][number]
export type LayoutField = Section['fields'][number]
export type RelatedList = NonNullable<LayoutDocument['related']>[number]

/** Where a field stands, or (as a target) before which one it goes. */
export interface Spot {
  readonly section: number
  readonly index: number
}

export interface Placed extends Spot {
  /** What tells it apart while it moves: its name, numbered where it stands twice. */
  readonly key: string
  readonly entry: LayoutField
}

export function layoutOf(document: DocumentValue): LayoutDocument {
  return document as unknown as LayoutDocument
}

export function placedIn({ sections }: LayoutDocument): readonly Placed[] {
  const seen = new Map<string, number>()
  return sections.flatMap(({ fields }, section) =>
    fields.map((entry, index) => ({ key: numbered(entry.field, seen), section, index, entry })),
  )
}

/** Keys of the sections, as of fields. */
export function sectionKeys({ sections }: LayoutDocument): readonly string[] {
  const seen = new Map<string, number>()
  return sections.map(({ name }) => numbered(name, seen))
}

function numbered(name: string, seen: Map<string, number>): string {
  const count = (seen.get(name) ?? 0) + 1
  seen.set(name, count)
  return count === 1 ? name : `${name} ${count}`
}

export function fieldsPointer({ section }: Pick<Spot, 'section'>): string {
  return `/sections/${section}/fields`
}

export function pointerOf(spot: Spot): string {
  return `${fieldsPointer(spot)}/${spot.index}`
}
