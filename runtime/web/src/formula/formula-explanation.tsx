/** How a computed value came about: its formula, and the values that it read on this record. */

import type { FieldBody, ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { listRecords } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { paths as addresses } from '../application/paths.ts'
import { FieldValue } from '../value/field-value.tsx'
import { placeOf } from './field-place.ts'
import { readComputed } from './formula-reading.ts'

interface FormulaExplanationProps {
  readonly object: ObjectBody
  readonly field: FieldBody
  readonly record: RecordBody
  readonly name: string
  readonly onClose: () => void
}

export default function FormulaExplanation({ object, field, record, name, onClose }: FormulaExplanationProps) {
  const { t } = useTranslation()
  const { objects, workspace, language } = useApplication()
  const box = useRef<HTMLElement>(null)
  const reading = useMemo(() => readComputed(object, field, objects), [object, field, objects])
  // The lookups on the way as well: they lead to the records that the values come from.
  const fields = useMemo(
    () => [...new Set((reading?.paths ?? []).flatMap((path) => [...lookupsOf(path), path]))],
    [reading],
  )
  const query = { filter: { '==': [{ var: 'id' }, record.id] }, fields, limit: 1 }
  const answer = useQuery({
    queryKey: keys.list(workspace, object.name, { ...query, version: record.version }),
    queryFn: async ({ signal }) => (await listRecords(object.name, query, signal)).items[0] ?? null,
    enabled: fields.length > 0,
  })
  useEffect(() => box.current?.focus(), [])
  const lists = object.children.filter((child) => reading?.lists.includes(child.name))

  return (
    <section
      ref={box}
      className="formula-explanation"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="formula-result">
        <FieldValue field={field} object={object.name} path={field.name} record={record} />
      </div>
      {reading ? <pre>= {reading.text}</pre> : <p>{t('formula.notTold')}</p>}
      {answer.isError && <p role="alert">{explain(answer.error, t)}</p>}
      {(fields.length > 0 || lists.length > 0) && (
        <dl aria-busy={answer.isPending && fields.length > 0}>
          {reading?.paths.map((path) => {
            const resolved = resolvePath(objects, object, path, language)
            if (!resolved) return null
            return (
              <div key={path}>
                <dt>
                  <Source object={object} path={path} from={answer.data ?? undefined} onClose={onClose}>
                    {resolved.label}
                  </Source>
                </dt>
                <dd>
                  {answer.data ? (
                    <FieldValue field={resolved.field} object={resolved.object.name} path={path} record={answer.data} />
                  ) : (
                    !answer.isError && <span className="bone" style={{ width: 64 }} />
                  )}
                </dd>
              </div>
            )
          })}
          {lists.map((child) => (
            <div key={child.name}>
              <dt>{t('formula.records')}</dt>
              <dd>
                <Link to={`${addresses.list(workspace, child.object)}?filter=${belongingTo(child.field, record.id)}`}>
                  {textIn(child.label, language)}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** `account.owner.name` → `account`, `account.owner`. */
function lookupsOf(path: string): string[] {
  const names = path.split('.')
  return names.slice(1).map((_, i) => names.slice(0, i + 1).join('.'))
}

function belongingTo(field: string, id: string): string {
  return encodeURIComponent(JSON.stringify({ '==': [{ var: field }, id] }))
}

interface SourceProps {
  readonly object: ObjectBody
  readonly path: string
  readonly from: Pick<RecordBody, 'values'> | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Leads to where a value stands: its place on this page, or the record that it comes from. */
function Source({ object, path, from, onClose, children }: SourceProps) {
  const { workspace, objects, language } = useApplication()
  const lookup = lookupsOf(path).at(-1)
  if (lookup !== undefined) {
    const target = resolvePath(objects, object, lookup, language)?.field.target
    const id = from?.values[lookup]
    if (target === undefined || typeof id !== 'string' || !objects.has(target)) return children
    return <Link to={addresses.record(workspace, target, id)}>{children}</Link>
  }
  const place = document.getElementById(placeOf(path))
  if (!place) return children
  return (
    <a
      href={`#${placeOf(path)}`}
      onClick={(event) => {
        event.preventDefault()
        onClose()
        place.closest('details')?.setAttribute('open', '')
        place.scrollIntoView({ block: 'center' })
        place.focus({ preventScroll: true })
      }}
    >
      {children}
    </a>
  )
}
