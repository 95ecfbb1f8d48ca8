import type { TFunction } from 'i18next'
import type { Drawable } from '../curve/curve-of.ts'

/** A rule in a line: "≥ 100% → 100 · ≥ 90% → 85 · else 0". */
export function sayRule({ rule, cap, floor }: Drawable, t: TFunction, isAdjustment: boolean): string {
  switch (rule.type) {
    case 'completionRate':
      return t('saidCompletionRate', { full: rule.full ?? 100 })
    case 'lowerIsBetter':
      return t('saidLowerIsBetter', { full: rule.full ?? 100 })
    case 'ladder': {
      const [sign, unit] = [rule.inclusive === 'upper' ? '>' : '≥', rule.of === 'actual' ? '' : '%']
      const steps = rule.steps.map(({ from, points }) => `${sign} ${from}${unit} → ${points}`)
      return [...steps, t('saidElse', { points: rule.otherwise ?? 0 })].join(' · ')
    }
    case 'interpolated': {
      const unit = rule.of === 'actual' ? '' : '%'
      return rule.points.map(({ at, points }) => `${at}${unit} → ${points}`).join(' ╱ ')
    }
    case 'pointsPerUnit': {
      const counts = rule.counts ?? 'actual'
      const start = Number(rule.start ?? 0) === 0 ? '' : `${rule.start} `
      const points = `${Number(rule.points) < 0 ? '−' : '+'}${String(rule.points).replace('-', '')}`
      return start + t(`saidPerUnit_${counts}`, { points, unit: rule.unit ?? 1 })
    }
    case 'manual':
      if (isAdjustment) return t('saidGiven', { lowest: floor ?? '–∞', highest: cap ?? '∞' })
      return t('saidManual', { lowest: rule.lowest ?? 0, highest: rule.highest ?? 100 })
    default:
      return rule satisfies never
  }
}
