/** The editor of targets: who has them and how they come about, and beside it what an example comes to. */
import { useLanguage } from '@attain/ui/i18n'
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { EditorProps } from '../editor.ts'
import { SettingsContext, useEditedSettings } from '../settings/settings-context.tsx'
import { SettingsPanes } from '../settings/settings-panes.tsx'
import { TargetContext, targetOf } from './target-context.tsx'
import { TargetSettings } from './target-settings.tsx'
import { useTexts } from './texts.ts'
import './target-editor.css'

const Example = lazy(() => import('./example/example.tsx'))

export default function TargetEditor({ identity, document }: EditorProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const settings = useEditedSettings('target', identity)
  const target = targetOf(document)
  const kpi = settings.bundle.kpis.get(target.kpi)?.document
  const edited = useMemo(() => ({ ...settings, target, kpi }), [settings, target, kpi])
  const example = (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
      <Example />
    </Suspense>
  )
  return (
    <SettingsContext value={settings}>
      <TargetContext value={edited}>
        <SettingsPanes
          label={t('shown')}
          settingsLabel={t('settings')}
          settings={<TargetSettings key={language} />}
          beside={[{ key: 'example', label: t('example'), content: example }]}
        />
      </TargetContext>
    </SettingsContext>
  )
}
