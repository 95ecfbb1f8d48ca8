/** The list as it will be, with the records that are live: as a table or as a board. */
import type { ObjectBody } from '@attain/contract'
import { sketchModel, type ViewDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import { useLiveObjects } from '../formula/sample/use-trial.ts'
import { fieldAtPath } from '../names/field-path.ts'
import { applicationOf, fieldBody } from './application-of.ts'
import { BoardPreview } from './board-preview.tsx'
import './list-preview.css'
import type { ShownPath } from './list-parts.tsx'
import { questionOf } from './list-question.ts'
import { TablePreview } from './table-preview.tsx'

const nothing: ReadonlyMap<string, ObjectBody> = new Map()

export interface ListProps {
  readonly view: ViewDocument
  /** As people with these roles see it; everything without. The records are those that one sees oneself. */
  readonly roles?: readonly string[]
  /** How many records a table has at most. */
  readonly limit?: number
}

export default function ListPreview({ view: given, roles, limit }: ListProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useDeferredValue(useBundle())
  const view = useDeferredValue(given)
  const known = useLiveObjects()
  const live = known ?? nothing
  const { objects } = useMemo(() => applicationOf(sketchModel(bundle), roles), [bundle, roles])
  const object = objects.get(view.object)
  const { query, isFiltered } = useMemo(() => questionOf(view, live), [view, live])
  const shown = (path: string): ShownPath | undefined => {
    const found = fieldAtPath(bundle, view.object, path, language)
    if (found === undefined || !isSeen(objects, view.object, path)) return undefined
    return { path, label: found.label, field: fieldBody(found.field), object: found.field.object }
  }
  if (object === undefined) return <p className="preview-note">{t('preview.noObject')}</p>
  const isNew = known !== undefined && !known.has(view.object)
  const common = { object, live, query, isWaiting: known === undefined, isNew, shown }
  return (
    <div className="preview">
      {isNew ? (
        <p className="preview-note">{t('preview.newObject', { object: textIn(object.pluralLabel, language) })}</p>
      ) : (
        known !== undefined && !isFiltered && <Alert type="info" showIcon title={t('preview.unfiltered')} />
      )}
      {view.type === 'board' ? (
        <BoardPreview {...common} board={view.board ?? {}} />
      ) : (
        <TablePreview {...common} columns={view.columns} {...(limit === undefined ? {} : { limit })} />
      )}
    </div>
  )
}

/** Every step of the path. */
function isSeen(objects: ReadonlyMap<string, ObjectBody>, object: string, path: string): boolean {
  const [name, ...rest] = path.split('.')
  const field = objects.get(object)?.fields.find((one) => one.name === name)
  if (field === undefined) return false
  return rest.length === 0 || (field.target !== undefined && isSeen(objects, field.target, rest.join('.')))
}
