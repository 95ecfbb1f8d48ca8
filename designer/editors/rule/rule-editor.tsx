/** The editor of a rule: what it says, and beside it what it would do to a record. */
import { useLanguage } from '@attain/ui/i18n'
import { Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { namesIn } from '../automation/words/names.ts'
import type { EditorProps } from '../editor.ts'
import { json } from '../object/object-document.ts'
import { SettingsPanes } from '../settings/settings-panes.tsx'
import { type EditedRule, RuleContext } from './rule-context.tsx'
import { ruleOf } from './rule-document.ts'
import './rule-editor.css'
import { RuleSettings } from './rule-settings.tsx'

const DryRun = lazy(() => import('./dry-run.tsx'))
const Runs = lazy(() => import('./runs.tsx'))

export default function RuleEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const words = useSchemaWords('rule')
  const rule = ruleOf(document)
  const edited = useMemo<EditedRule>(
    () => ({
      identity,
      rule,
      bundle,
      names: namesIn(bundle, rule.object, language, t),
      problems,
      set: (property, value) =>
        draft.run(
          setValue(identity, `/${property}`, value === undefined ? undefined : json(value), words('', property).title),
        ),
    }),
    [identity, rule, bundle, problems, draft, words, language, t],
  )
  const place = useMemo(() => ({ object: rule.object, nodes: [], canChoose: false }), [rule.object])
  return (
    <RuleContext value={edited}>
      <AutomationPlaceContext value={place}>
        <Panes />
      </AutomationPlaceContext>
    </RuleContext>
  )
}

function Panes() {
  const { t } = useTranslation()
  const later = (content: ReactNode) => (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>{content}</Suspense>
  )
  return (
    <SettingsPanes
      label={t('rule.beside')}
      settingsLabel={t('layout.settings')}
      settings={<RuleSettings />}
      beside={[
        { key: 'try', label: t('rule.dryRun'), content: later(<DryRun />) },
        { key: 'runs', label: t('rule.runs'), content: later(<Runs />) },
      ]}
    />
  )
}
