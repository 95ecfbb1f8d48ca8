/** The editor of a layout: fields to place, the form with handles, and beside it the settings and the form as it will be. */
import { useLanguage } from '@attain/ui/i18n'
import { Drawer, Segmented, Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { fieldsOf, labelOf } from '../../names/field-path.ts'
import { useWidth } from '../../parts/use-width.ts'
import type { EditorProps } from '../editor.ts'
import { Canvas } from './canvas.tsx'
import { Dragging } from './drag.tsx'
import { type EditedLayout, LatestLayoutContext, LayoutContext, useLayout } from './layout-context.tsx'
import { layoutOf, placedIn, sectionKeys } from './layout-document.ts'
import './layout-editor.css'
import { Palette } from './palette.tsx'
import { useSettings } from './settings/settings.tsx'
import { useSelected } from './use-selected.ts'

const FormPreview = lazy(() => import('../../preview/form-preview.tsx'))

/** Wide enough for the form and what stands beside it. */
const WIDE = 840

type Shown = 'settings' | 'preview'

export default function LayoutEditor({ identity, document }: EditorProps) {
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const layout = layoutOf(document)
  const [selected, select] = useSelected(layout)
  const edited = useMemo<EditedLayout>(() => {
    const fields = new Map(fieldsOf(bundle, layout.object).map((field) => [field.name, field]))
    return {
      identity,
      layout,
      bundle,
      fields,
      placed: placedIn(layout),
      sectionKeys: sectionKeys(layout),
      problems,
      selected,
      select,
      labelOf(name) {
        const field = fields.get(name)
        return field ? labelOf(field, language) : name
      },
      run: (command) => command && draft.run(command),
    }
  }, [identity, layout, bundle, problems, selected, select, draft, language])
  const latest = useRef<EditedLayout>(null)
  latest.current = edited
  return (
    <LayoutContext value={edited}>
      <LatestLayoutContext value={latest}>
        <Dragging>
          <Panes />
        </Dragging>
      </LatestLayoutContext>
    </LayoutContext>
  )
}

function Panes() {
  const { t } = useTranslation()
  const { layout, selected, select } = useLayout()
  const { ref, width } = useWidth<HTMLDivElement>()
  const [shown, setShown] = useState<Shown>('settings')
  const settings = useSettings()
  const isWide = width >= WIDE
  const preview = (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
      <FormPreview layout={layout} />
    </Suspense>
  )
  const choice = (first: string) => (
    <Segmented<Shown>
      block
      aria-label={t('layout.beside')}
      value={shown}
      onChange={setShown}
      options={[
        { value: 'settings', label: first },
        { value: 'preview', label: t('preview.title') },
      ]}
    />
  )
  return (
    <div ref={ref} className="layout-editor" data-wide={isWide || undefined}>
      {width === 0 ? null : isWide ? (
        <>
          <Palette />
          <Canvas />
          <aside className="layout-beside" data-shown={shown} aria-label={t('layout.beside')}>
            <header>{choice(t('layout.settings'))}</header>
            <div className="layout-beside-body">
              {shown === 'preview' ? (
                preview
              ) : (
                <>
                  <h2>{settings.title}</h2>
                  {settings.content}
                </>
              )}
            </div>
          </aside>
        </>
      ) : (
        <Narrow choice={choice(t('layout.arrange'))} isPreview={shown === 'preview'} preview={preview}>
          <Drawer
            open={selected.of !== 'layout'}
            title={settings.title}
            placement="bottom"
            size="large"
            onClose={() => select({ of: 'layout' })}
            destroyOnHidden
          >
            {settings.content}
          </Drawer>
          {selected.of === 'layout' && (
            <details className="layout-whole">
              <summary>{settings.title}</summary>
              {settings.content}
            </details>
          )}
        </Narrow>
      )}
    </div>
  )
}

interface NarrowProps {
  readonly choice: ReactNode
  readonly isPreview: boolean
  readonly preview: ReactNode
  readonly children: ReactNode
}

/** One pane at a time. */
function Narrow({ choice, isPreview, preview, children }: NarrowProps) {
  return (
    <div className="layout-narrow">
      {choice}
      {isPreview ? (
        preview
      ) : (
        <>
          {children}
          <Canvas />
        </>
      )}
    </div>
  )
}
