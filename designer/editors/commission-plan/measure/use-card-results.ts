/** What may say how far an objective is achieved: somebody, or a scorecard of the same periods. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { Choice } from '../../settings/use-choices.ts'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

/** No scorecard is called like this. */
const SAID = ''

export function keyOfCard(card: plans.CardResult | undefined): string {
  return card === undefined ? SAID : `${card.scorecard} ${card.counts ?? 'score'}`
}

export function useCardResults(): readonly (Choice & { readonly card?: plans.CardResult })[] {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan, bundle } = usePlan()
  const { every = 'month', calendar } = plan
  const cards = [...bundle.scorecards.values()]
    .map(({ document }) => document)
    .filter(({ cycle }) => cycle.every === every && cycle.calendar === calendar)
  return [
    { value: SAID, label: t('objective.said') },
    ...cards.flatMap(({ name, label }) =>
      (['score', 'coefficient'] as const).map((counts) => {
        const card: plans.CardResult = { scorecard: name, ...(counts === 'coefficient' && { counts }) }
        return {
          value: keyOfCard(card),
          label: t(`objective.${counts}`, { scorecard: textIn(label, language) || name }),
          card,
        }
      }),
    ),
  ]
}
