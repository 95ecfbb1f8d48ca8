/** What a document of targets names, as people call it. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useLevels } from '../levels/use-levels.ts'
import { useTarget } from '../target-context.tsx'
import { useTexts } from '../texts.ts'
import type { Names } from './say-target.ts'

export function useNames(): Names {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { bundle, words, choices } = useTarget()
  const { labelOf } = useLevels()
  const lists = useMemo(() => new Intl.ListFormat(language, { type: 'conjunction' }), [language])
  const named = (label: Parameters<typeof textIn>[0], name: string) => textIn(label, language) || name
  return {
    kpi: (name) => named(bundle.kpis.get(name)?.document.label, name || t('noKpi')),
    calendar: (name) => named(bundle.calendars.get(name)?.document.label, name),
    approval: (name) => {
      const found = bundle.approvalsOf('target_change').find(({ document }) => document.name === name)
      return named(found?.document.label, name)
    },
    role: (name) => named(bundle.roles.get(name)?.document.label, name),
    // in the middle of a sentence
    level: (level) => t(`level_${level.by}`, { name: labelOf(level) }),
    choice: (definition, property, value) =>
      choices(definition, property).find((one) => one.value === value)?.label ?? words(definition, property).title,
    list: (all) => lists.format(all),
    between: language === 'en' ? ' ' : '',
  }
}
