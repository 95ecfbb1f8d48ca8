/** The editor of a KPI: how it is defined, and beside it what it comes to over the records that are there. */
import type { KpiDocument } from '@attain/engine/metadata'
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { setValue, together } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import type { EditorProps } from '../editor.ts'
import { json } from '../object/object-document.ts'
import { SettingsContext, useEditedSettings } from '../settings/settings-context.tsx'
import { SettingsPanes } from '../settings/settings-panes.tsx'
import { type EditedKpi, KpiContext } from './kpi-context.tsx'
import { kpiOf } from './kpi-document.ts'
import { useTexts } from './texts.ts'
import './kpi-editor.css'
import { KpiSettings } from './kpi-settings.tsx'

const Figures = lazy(() => import('./figures.tsx'))

export default function KpiEditor({ identity, document }: EditorProps) {
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const words = useSchemaWords('kpi')
  const settings = useEditedSettings('kpi', identity)
  const kpi = kpiOf(document)
  const edited = useMemo<EditedKpi>(() => {
    const command = <P extends keyof KpiDocument & string>(property: P, value: KpiDocument[P] | undefined) =>
      setValue(identity, `/${property}`, value === undefined ? undefined : json(value), words('', property).title)
    return {
      identity,
      kpi,
      bundle,
      problems,
      set: (property, value) => draft.run(command(property, value)),
      setAll: (values) =>
        draft.run(
          together(
            { key: 'change', what: words('', 'measure').title },
            (Object.keys(values) as (keyof KpiDocument & string)[]).map((property) =>
              command(property, values[property]),
            ),
          ),
        ),
    }
  }, [identity, kpi, bundle, problems, draft, words])
  const object = kpi.measure.from === 'records' || kpi.measure.from === 'stages' ? kpi.measure.object : ''
  const place = useMemo(() => ({ object, nodes: [], canChoose: false }), [object])
  return (
    <KpiContext value={edited}>
      <SettingsContext value={settings}>
        <AutomationPlaceContext value={place}>
          <Panes />
        </AutomationPlaceContext>
      </SettingsContext>
    </KpiContext>
  )
}

function Panes() {
  const { t } = useTexts()
  const figures = (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
      <Figures />
    </Suspense>
  )
  return (
    <SettingsPanes
      label={t('shown')}
      settingsLabel={t('definition')}
      settings={<KpiSettings />}
      beside={[{ key: 'figures', label: t('figures'), content: figures }]}
    />
  )
}
