/** The documents of one kind. An application has hundreds of them. */
import type { Kind } from '@attain/engine/metadata'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { kindIcons } from '../editors/kind-icons.tsx'
import { placed, useLongList } from '../parts/use-long-list.ts'
import { paths } from '../paths.ts'

export interface OutlineEntry {
  readonly identity: string
  readonly kind: Kind
  readonly label: string
  readonly detail: string
}

interface OutlineRowsProps {
  readonly entries: readonly OutlineEntry[]
  /** Identities of documents with an error. */
  readonly faulty: ReadonlySet<string>
  readonly changed: ReadonlyMap<string, unknown>
  readonly workspace: string
}

export function OutlineRows({ entries, faulty, changed, workspace }: OutlineRowsProps) {
  const keyOf = (index: number) => entries[index]?.identity ?? String(index)
  const list = useLongList<HTMLUListElement>({ count: entries.length, keyOf, rowHeight: 32 })
  return (
    <ul ref={list.ref} style={list.style}>
      {list.rows.map(({ index, top }) => {
        const entry = entries[index]
        if (entry === undefined) return null
        const { identity, kind, label, detail } = entry
        return (
          <li
            key={identity}
            ref={list.measure}
            data-index={index}
            style={placed(top)}
            {...(top !== undefined && { 'aria-setsize': entries.length, 'aria-posinset': index + 1 })}
          >
            <OutlineLink
              to={paths.document(workspace, identity)}
              kind={kind}
              label={label}
              detail={detail === label ? undefined : detail}
              mark={faulty.has(identity) ? 'faulty' : changed.has(identity) ? 'changed' : undefined}
            />
          </li>
        )
      })}
    </ul>
  )
}

interface OutlineLinkProps {
  readonly to: string
  readonly kind: Kind
  readonly label: string
  readonly detail: string | undefined
  readonly mark: 'faulty' | 'changed' | undefined
}

const OutlineLink = memo(function OutlineLink({ to, kind, label, detail, mark }: OutlineLinkProps) {
  const { t } = useTranslation()
  return (
    <NavLink to={to}>
      {kindIcons[kind]}
      <span className="outline-label">{label}</span>
      {detail !== undefined && <span className="outline-detail">{detail}</span>}
      {mark === 'faulty' && (
        <span className="outline-mark is-error" role="img" aria-label={t('outline.faulty')}>
          !
        </span>
      )}
      {mark === 'changed' && (
        <span className="outline-mark" role="img" aria-label={t('outline.changed')}>
          ●
        </span>
      )}
    </NavLink>
  )
})
