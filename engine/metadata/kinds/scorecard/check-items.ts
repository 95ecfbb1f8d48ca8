import type { Bundle } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import { namedTwice } from '../named-twice.ts'
import { negative, notAscending, notDescending, notHundred, notPositive, reversed } from '../numbers.ts'
import type { Adjustment, Item, Rule, ScorecardDocument } from './types.generated.ts'

/** What counts on a card, and how points follow from it. */
export function* checkItems({ items, adjustments = [] }: ScorecardDocument, bundle: Bundle): Generator<Finding> {
  yield* namedTwice(items, '/items')
  yield* namedTwice(adjustments, '/adjustments')
  yield* notHundred(
    items.map(({ weight }) => weight),
    '/items',
    'weights-not-100',
  )
  for (const [index, item] of items.entries()) {
    const at = `/items/${index}`
    yield* negative(item.weight, `${at}/weight`)
    yield* reversed(item.floor ?? 0, item.cap, `${at}/cap`)
    yield* checkMeasured(item, at, bundle)
  }
  for (const [index, adjustment] of adjustments.entries()) {
    const at = `/adjustments/${index}`
    yield* reversed(adjustment.floor, adjustment.cap, `${at}/cap`)
    yield* checkMeasured(adjustment, at, bundle)
    // what people may give is limited by cap and floor of the whole
    if (adjustment.rule.type === 'manual')
      for (const setting of ['lowest', 'highest'] as const)
        if (adjustment.rule[setting] !== undefined)
          yield problem('setting-not-for-manual', `${at}/rule/${setting}`, { setting })
  }
}

function* checkMeasured(one: Item | Adjustment, at: string, bundle: Bundle): Generator<Finding> {
  const { kpi, target, rule } = one
  yield* checkRule(rule, `${at}/rule`)
  if (rule.type === 'manual') {
    for (const setting of ['kpi', 'target', 'targets'] as const)
      if (one[setting] !== undefined) yield problem('setting-not-for-manual', `${at}/${setting}`, { setting })
    return
  }
  if (kpi === undefined) {
    yield problem('missing-property', at, { property: 'kpi' })
    return
  }
  yield* checkTargets(kpi, one, at, bundle)
  if (dividesByTarget(rule)) yield* notPositive(target, `${at}/target`)
  const better = bundle.kpis.get(kpi)?.document.better ?? 'higher'
  const praises = rule.type === 'completionRate' ? 'higher' : rule.type === 'lowerIsBetter' ? 'lower' : better
  if (bundle.kpis.has(kpi) && praises !== better)
    yield problem('rule-against-kpi', `${at}/rule`, { found: kpi, better: betterWords[better] })
}

/** Which targets of people the rule looks at, where it does not say one for everybody. */
function* checkTargets(
  kpi: string,
  { target, targets, rule }: Item | Adjustment,
  at: string,
  bundle: Bundle,
): Generator<Finding> {
  const ofPeople = [...bundle.targets.values()]
    .map(({ document }) => document)
    .filter((document) => document.kpi === kpi && document.levels.some(({ by }) => by === 'person'))
    .map(({ name }) => name)
  if (targets !== undefined) {
    if (bundle.targets.has(targets) && !ofPeople.includes(targets))
      yield problem('target-not-of-people', `${at}/targets`, { found: targets, kpi })
  } else if (target === undefined && looksAtTarget(rule) && ofPeople.length > 1)
    yield problem('several-targets', at, { kpi, found: ofPeople.join(', ') })
}

function looksAtTarget(rule: Rule): boolean {
  return dividesByTarget(rule) || (rule.type === 'pointsPerUnit' && (rule.counts ?? 'actual') !== 'actual')
}

const betterWords = {
  higher: { en: 'higher', 'zh-CN': '越高越好' },
  lower: { en: 'lower', 'zh-CN': '越低越好' },
} as const

function dividesByTarget(rule: Rule): boolean {
  switch (rule.type) {
    case 'completionRate':
    case 'lowerIsBetter':
      return true
    case 'ladder':
    case 'interpolated':
      return rule.of !== 'actual'
    case 'pointsPerUnit':
    case 'manual':
      return false
    default:
      return rule satisfies never
  }
}

function* checkRule(rule: Rule, at: string): Generator<Finding> {
  switch (rule.type) {
    case 'completionRate':
    case 'lowerIsBetter':
      yield* notPositive(rule.full, `${at}/full`)
      return
    case 'ladder':
      yield* notDescending(
        rule.steps.map(({ from }) => from),
        (index) => `${at}/steps/${index}/from`,
      )
      return
    case 'interpolated':
      yield* notAscending(
        rule.points.map((point) => point.at),
        (index) => `${at}/points/${index}/at`,
      )
      return
    case 'pointsPerUnit':
      yield* notPositive(rule.unit, `${at}/unit`)
      return
    case 'manual':
      yield* reversed(rule.lowest ?? 0, rule.highest ?? 100, `${at}/highest`)
      return
    default:
      rule satisfies never
  }
}
