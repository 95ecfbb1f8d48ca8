import type { scorecards } from '@attain/engine/metadata'

export type Rule = scorecards.Rule
export type RuleType = Rule['type']

export const ruleTypes: readonly RuleType[] = [
  'completionRate',
  'lowerIsBetter',
  'ladder',
  'interpolated',
  'pointsPerUnit',
  'manual',
] satisfies readonly RuleType[]

/** What the schema calls the settings of a rule. */
export const ruleDefinitions: Readonly<Record<RuleType, string>> = {
  completionRate: 'CompletionRate',
  lowerIsBetter: 'LowerIsBetter',
  ladder: 'Ladder',
  interpolated: 'Interpolated',
  pointsPerUnit: 'PointsPerUnit',
  manual: 'Manual',
}

/** A rule as it begins: something that works and can be seen. */
export function beginRule(type: RuleType): Rule {
  switch (type) {
    case 'completionRate':
    case 'lowerIsBetter':
    case 'manual':
      return { type }
    case 'ladder':
      return {
        type,
        steps: [
          { from: 100, points: 100 },
          { from: 90, points: 85 },
          { from: 80, points: 60 },
        ],
      }
    case 'interpolated':
      return {
        type,
        points: [
          { at: 80, points: 50 },
          { at: 100, points: 100 },
        ],
      }
    case 'pointsPerUnit':
      return { type, points: 1 }
    default:
      return type satisfies never
  }
}
