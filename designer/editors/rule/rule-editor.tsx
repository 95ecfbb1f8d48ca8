/** The editor of a rule: what it says, and beside it what it would do to a record. */
import { useLanguage } from '@attain/ui/i18n'
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { useWidth } from '../../parts/use-width.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { namesIn } from '../automation/words/names.ts'
import type { EditorProps } from '../editor.ts'
import { json } from '../object/object-document.ts'
import { type EditedRule, RuleContext } from './rule-context.tsx'
import { ruleOf } from './rule-document.ts'
import './rule-editor.css'
import { RuleSettings } from './rule-settings.tsx'

const DryRun = lazy(() => import('./dry-run.tsx'))
const Runs = lazy(() => import('./runs.tsx'))

/** Wide enough for what it says and what it does. */
const WIDE = 840

type Shown = 'settings' | 'try' | 'runs'

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
  const { ref, width } = useWidth<HTMLDivElement>()
  const [shown, setShown] = useState<Shown>('settings')
  const isWide = width >= WIDE
  const choices = [
    { value: 'try' as const, label: t('rule.dryRun') },
    { value: 'runs' as const, label: t('rule.runs') },
  ]
  const beside = (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
      {shown === 'runs' ? <Runs /> : <DryRun />}
    </Suspense>
  )
  return (
    <div ref={ref} className="rule-editor" data-wide={isWide || undefined}>
      {width > 0 && !isWide && (
        <Segmented<Shown>
          block
          aria-label={t('rule.beside')}
          value={shown}
          onChange={setShown}
          options={[{ value: 'settings', label: t('layout.settings') }, ...choices]}
        />
      )}
      {width > 0 && (isWide || shown === 'settings') && <RuleSettings />}
      {width > 0 && (isWide || shown !== 'settings') && (
        <aside className="rule-beside" aria-label={t('rule.beside')}>
          {isWide && (
            <Segmented<Shown>
              block
              aria-label={t('rule.beside')}
              value={shown === 'settings' ? 'try' : shown}
              onChange={setShown}
              options={choices}
            />
          )}
          {beside}
        </aside>
      )}
    </div>
  )
}
