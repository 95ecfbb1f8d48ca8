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

export default function ListPreview({ view: given }: { readonly view: ViewDocument }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useDeferredValue(useBundle())
  const view = useDeferredValue(given)
  const known = useLiveObjects()
  const live = known ?? nothing
  const object = useMemo(
    () => applicationOf(sketchModel(bundle), undefined).objects.get(view.object),
    [bundle, view.object],
  )
  const { query, isFiltered } = useMemo(() => questionOf(view, live), [view, live])
  const shown = (path: string): ShownPath | undefined => {
    const found = fieldAtPath(bundle, view.object, path, language)
    return found && { path, label: found.label, field: fieldBody(found.field), object: found.field.object }
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
        <TablePreview {...common} columns={view.columns} />
      )}
    </div>
  )
}
