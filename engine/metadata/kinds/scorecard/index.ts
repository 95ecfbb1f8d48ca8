import type { KindDefinition, Link } from '../kind.ts'
import { peopleLinks } from '../people-links.ts'
import type { Distribution, Reward, ScorecardDocument } from './types.generated.ts'

/** Whoever is appraised: conditions, paths and reviewers are about them. */
export const APPRAISED = 'person'

export const scorecard: KindDefinition<'scorecard'> = {
  kind: 'scorecard',
  folder: 'scorecards',
  label: { en: 'Scorecard', 'zh-CN': '考核表' },
  pluralLabel: { en: 'Scorecards', 'zh-CN': '考核表' },
  identifiedBy: ['name'],
  *links(document) {
    const { for: whom, cycle, reviews, distribution, rewards } = document
    if (whom !== undefined) yield condition('/for', whom)
    if (cycle.calendar !== undefined) yield { place: '/cycle/calendar', to: 'calendar', name: cycle.calendar }
    yield* kpiLinks(document)
    for (const [index, { by }] of (reviews ?? []).entries()) yield* peopleLinks(by, `/reviews/${index}/by`, APPRAISED)
    if (distribution !== undefined) yield* distributionLinks(distribution)
    for (const [index, reward] of (rewards ?? []).entries()) yield* rewardLinks(reward, `/rewards/${index}`)
  },
}

function* kpiLinks({ items, adjustments, vetoes }: ScorecardDocument): Generator<Link> {
  for (const [list, place] of [
    [items, '/items'],
    [adjustments ?? [], '/adjustments'],
  ] as const)
    for (const [index, { kpi, targets }] of list.entries()) {
      if (kpi !== undefined) yield { place: `${place}/${index}/kpi`, to: 'kpi', name: kpi }
      if (targets !== undefined) yield { place: `${place}/${index}/targets`, to: 'target', name: targets }
    }
  for (const [index, { when }] of (vetoes ?? []).entries())
    if (when.of === 'kpi') yield { place: `/vetoes/${index}/when/kpi`, to: 'kpi', name: when.kpi }
}

function* distributionLinks({ groupBy, ties, exempt }: Distribution): Generator<Link> {
  const place = '/distribution'
  if (groupBy !== undefined) yield path(`${place}/groupBy`, groupBy)
  for (const [index, tie] of (ties ?? []).entries()) {
    const at = `${place}/ties/${index}`
    if (tie.by === 'kpi') yield { place: `${at}/kpi`, to: 'kpi', name: tie.kpi }
    if (tie.by === 'field') yield path(`${at}/field`, tie.field)
  }
  if (exempt !== undefined) yield condition(`${place}/exempt`, exempt)
}

function* rewardLinks(reward: Reward, place: string): Generator<Link> {
  if (reward.type === 'bonus' && reward.base.from === 'field') yield path(`${place}/base/field`, reward.base.field)
}

function path(place: string, name: string): Link {
  return { place, to: 'path', object: APPRAISED, path: name }
}

function condition(place: string, formula: NonNullable<ScorecardDocument['for']>): Link {
  return { place, to: 'formula', object: APPRAISED, formula, gives: 'condition', over: 'sets' }
}
