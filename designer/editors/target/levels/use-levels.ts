import type { targets } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { labelledDimensions } from '../../../names/dimension-label.ts'
import { useTarget } from '../target-context.tsx'
import { keyOfLevel } from './key-of-level.ts'

type Level = targets.Level

/** What levels are called, and those that the document could have and does not. */
export function useLevels() {
  const [language] = useLanguage()
  const { target, kpi, bundle, words } = useTarget()
  const dimensions = kpi?.measure.from === 'records' ? labelledDimensions(bundle, kpi.measure, language) : []
  const labelOf = (level: Level): string => {
    if (level.by === 'dimension')
      return dimensions.find(({ name }) => name === level.dimension)?.label ?? level.dimension
    return words({ company: 'CompanyLevel', team: 'TeamLevel', person: 'PersonLevel' }[level.by], '').title
  }
  const taken = new Set(target.levels.map(keyOfLevel))
  const all: readonly Level[] = [
    { by: 'company' },
    { by: 'team' },
    { by: 'person' },
    ...dimensions.map(({ name }): Level => ({ by: 'dimension', dimension: name })),
  ]
  return { labelOf, others: all.filter((level) => !taken.has(keyOfLevel(level))) }
}
