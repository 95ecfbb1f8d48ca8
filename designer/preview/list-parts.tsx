/** What tables and boards of the preview have in common. */
import type { FieldBody, ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import { RecordValue } from './record-value.tsx'

/** A field by its path, as a list shows it. */
export interface ShownPath {
  readonly path: string
  readonly label: string
  readonly field: FieldBody
  /** The object that has the field. */
  readonly object: string
}

export interface ListPreviewProps {
  readonly object: ObjectBody
  readonly live: ReadonlyMap<string, ObjectBody>
  readonly query: Pick<ListQuery, 'filter' | 'sort'>
  /** It is not known yet what is live. */
  readonly isWaiting: boolean
  /** The object is not live: it has no records. */
  readonly isNew: boolean
  /** Undefined where nothing has that name. */
  readonly shown: (path: string) => ShownPath | undefined
}

interface PathValueProps {
  readonly at: ShownPath
  readonly record: RecordBody
  readonly dense?: boolean
}

export function PathValue({ at: { path, field, object }, record, dense = false }: PathValueProps) {
  const value = record.values[path]
  const name = record.labels[path] ?? (typeof value === 'string' ? record.labels[value] : undefined)
  return <RecordValue field={field} object={object} value={value} name={name} dense={dense} />
}

/** The shape of words that are on their way. */
export function Bone({ share }: { readonly share: number }) {
  return <span className="bone" style={{ width: `${share}%` }} aria-hidden />
}
