/** The editor of a commission plan: what it pays for and how, as settings, and the whole as a page of plain words. */
import { DEFAULT_CURRENCY } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { Notes } from '../automation/notes.tsx'
import type { EditorProps } from '../editor.ts'
import { Section } from '../settings/section.tsx'
import { SettingsContext, useEditedSettings } from '../settings/settings-context.tsx'
import { useScrollToAsked } from '../settings/use-scroll-to-asked.ts'
import { WordsField } from '../settings/words-field.tsx'
import { PlanMore } from './around/plan-more.tsx'
import { ComponentList } from './components/component-list.tsx'
import { PlanContext, planOf, usePlan } from './plan-context.tsx'
import { FormulaSetting } from './rates/table-settings.tsx'
import { SimulateDraft } from './simulate-draft.tsx'
import { useTexts } from './texts.ts'
import './plan-editor.css'

// days come with a calendar, which is large
const TimeFields = lazy(() => import('./time-fields.tsx'))
const InWords = lazy(() => import('./words/in-words.tsx'))
const WholeForm = lazy(() => import('../generic/generic-editor.tsx'))

/** Whoever is paid: names in conditions are about them. */
const paid = { object: 'person', nodes: [], canChoose: false }

type Shown = 'plan' | 'words'

export default function PlanEditor({ identity, document }: EditorProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const [params] = useSearchParams()
  const [shown, setShown] = useState<Shown>('plan')
  const settings = useEditedSettings('commission-plan', identity)
  const plan = planOf(document)
  const currency = plan.currency ?? settings.bundle.app?.document.currency ?? DEFAULT_CURRENCY
  const edited = useMemo(() => ({ ...settings, plan, currency }), [settings, plan, currency])
  return (
    <SettingsContext value={settings}>
      <PlanContext value={edited}>
        <AutomationPlaceContext value={paid}>
          <Form layout="vertical" component="div" className="plan-editor">
            <div>
              <div className="plan-shown">
                <Segmented<Shown>
                  aria-label={t('shown.title')}
                  value={shown}
                  onChange={setShown}
                  options={(['plan', 'words'] as const).map((value) => ({ value, label: t(`shown.${value}`) }))}
                />
                <SimulateDraft />
              </div>
              {shown === 'plan' ? (
                <Settings key={`${language} ${params.get('at') ?? ''}`} document={document} />
              ) : (
                <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
                  <InWords />
                </Suspense>
              )}
            </div>
          </Form>
        </AutomationPlaceContext>
      </PlanContext>
    </SettingsContext>
  )
}

function Settings({ document }: Pick<EditorProps, 'document'>) {
  const { t } = useTexts()
  const { identity, plan, problems } = usePlan()
  const room = useScrollToAsked()
  const [isWhole, setWhole] = useState(false)
  const place = (property: string) => ({ definition: '', property, pointer: `/${property}` })
  return (
    <div ref={room}>
      <Notes problems={problems.filter(({ pointer }) => pointer === '')} />
      <Section part="label">
        <WordsField {...place('label')} value={plan.label} required />
        <WordsField {...place('description')} value={plan.description} long />
        <FormulaSetting definition="" property="for" pointer="/for" value={plan.for} />
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
          <TimeFields />
        </Suspense>
      </Section>
      <Section part="components">
        <ComponentList />
      </Section>
      <section className="setting-part" data-part="more">
        <header>
          <h2>{t('more.plan')}</h2>
          <p>{t('more.planHint')}</p>
        </header>
        <PlanMore />
      </section>
      <details className="plan-whole" onToggle={({ currentTarget }) => setWhole(currentTarget.open)}>
        <summary>{t('more.whole')}</summary>
        {isWhole && (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <WholeForm identity={identity} document={document} />
          </Suspense>
        )}
      </details>
    </div>
  )
}
