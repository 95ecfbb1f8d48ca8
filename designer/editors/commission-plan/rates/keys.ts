/** What a table can be looked up by, as choices of one list. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

export interface KeyChoice {
  readonly value: string
  readonly label: string
  readonly key: plans.Key
}

const figures = ['attainment', 'measure', 'earned'] as const

/** How a key is called in a list; what it says besides, such as a formula's text, does not matter. */
export function valueOfKey(key: plans.Key): string {
  switch (key.by) {
    case 'measure':
    case 'attainment':
      return `${key.by} ${key.measure ?? 'measure'}`
    case 'component':
      return `component ${key.component} ${key.figure ?? 'attainment'}`
    case 'formula':
      return 'formula'
    default:
      return key satisfies never
  }
}

/** Of the plan as a whole, which measures nothing itself, without a component. */
export function useKeys(component: plans.Component | undefined): readonly KeyChoice[] {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan } = usePlan()
  const made = (label: string, key: plans.Key): KeyChoice => ({ value: valueOfKey(key), label, key })
  const ofComponents = plan.components
    .filter((other) => other.name !== component?.name)
    .flatMap((other) =>
      figures.map((figure) =>
        made(t(`key.of_${figure}`, { name: textIn(other.label, language) || other.name }), {
          by: 'component',
          component: other.name,
          figure,
        }),
      ),
    )
  if (component === undefined) return ofComponents
  const { measure } = component
  const others = measure.from === 'credits' ? (measure.others ?? []) : []
  const isCounted = measure.from === 'credits' && measure.amount === undefined
  return [
    made(isCounted ? t('key.count') : t('key.measure'), { by: 'measure' }),
    made(t('key.attainment'), { by: 'attainment' }),
    ...(isCounted || measure.from !== 'credits' ? [] : [made(t('key.count'), { by: 'measure', measure: 'count' })]),
    ...others.map((other) => made(textIn(other.label, language) || other.name, { by: 'measure', measure: other.name })),
    ...ofComponents,
    made(t('key.formula'), { by: 'formula', formula: 'measure' }),
  ]
}
