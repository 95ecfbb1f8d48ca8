import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import type { Choice } from '../../settings/use-choices.ts'
import { useScorecard } from '../scorecard-context.tsx'

/** The KPIs that there are, by what people call them. */
export function useKpis(): readonly Choice[] {
  const [language] = useLanguage()
  const { bundle } = useScorecard()
  return useMemo(
    () =>
      [...bundle.kpis.values()].map(({ document: { name, label } }) => ({
        value: name,
        label: textIn(label, language) || name,
      })),
    [bundle, language],
  )
}

/** Items and grades of the card, to choose from. */
export function useOwn(list: 'items' | 'grades'): readonly Choice[] {
  const [language] = useLanguage()
  const { scorecard } = useScorecard()
  return scorecard[list].map(({ name, label }) => ({ value: name, label: textIn(label, language) || name }))
}
