/** The editor of a view: what the list says, and beside it the list with the records that are there. */
import { useLanguage } from '@attain/ui/i18n'
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import type { DocumentValue } from '../../document/documents.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { labelOfPath } from '../../names/field-path.ts'
import { useWidth } from '../../parts/use-width.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import type { EditorProps } from '../editor.ts'
import { type EditedView, ViewContext } from './view-context.tsx'
import './view-editor.css'
import { ViewSettings } from './view-settings.tsx'

const ListPreview = lazy(() => import('../../preview/list-preview.tsx'))

/** Wide enough for the settings and the list. */
const WIDE = 800

type Shown = 'settings' | 'preview'

export default function ViewEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const words = useSchemaWords('view')
  const { ref, width } = useWidth<HTMLDivElement>()
  const [shown, setShown] = useState<Shown>('settings')
  const view = viewOf(document)
  const edited = useMemo<EditedView>(
    () => ({
      identity,
      view,
      bundle,
      problems,
      words,
      nameOf: (path) => labelOfPath(bundle, view.object, path, language),
      run: (command) => draft.run(command),
    }),
    [identity, view, bundle, problems, words, language, draft],
  )
  const isWide = width >= WIDE
  return (
    <ViewContext value={edited}>
      <div ref={ref} className="view-editor" data-wide={isWide || undefined}>
        {width > 0 && !isWide && (
          <Segmented<Shown>
            block
            aria-label={t('layout.beside')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'settings', label: t('layout.settings') },
              { value: 'preview', label: t('preview.title') },
            ]}
          />
        )}
        {width > 0 && (isWide || shown === 'settings') && (
          <div className="view-settings-pane">
            <ViewSettings />
          </div>
        )}
        {width > 0 && (isWide || shown === 'preview') && (
          <section className="view-preview-pane" aria-label={t('preview.title')}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
              <ListPreview view={view} />
            </Suspense>
          </section>
        )}
      </div>
    </ViewContext>
  )
}

/** The check has found its shape right, or the editor is not shown. */
function viewOf(document: DocumentValue): EditedView['view'] {
  return document as unknown as EditedView['view']
}
