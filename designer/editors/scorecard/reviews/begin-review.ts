import type { scorecards } from '@attain/engine/metadata'

export const usualReviews = ['self', 'manager', 'second', 'other'] as const
export type UsualReview = (typeof usualReviews)[number]

const begun: Readonly<Record<UsualReview, Pick<scorecards.Review, 'label' | 'by'>>> = {
  self: { label: { en: 'Self review', 'zh-CN': '自评' }, by: [{ from: 'submitter' }] },
  manager: { label: { en: 'Manager', 'zh-CN': '上级评分' }, by: [{ from: 'managers' }] },
  second: { label: { en: 'Second reviewer', 'zh-CN': '复核' }, by: [{ from: 'managers', of: 'manager' }] },
  other: { label: { en: 'Another review', 'zh-CN': '其他评分' }, by: [{ from: 'teamHead' }] },
}

/** It gets the weight that is still free. */
export function beginReview(usual: UsualReview, reviews: readonly scorecards.Review[]): scorecards.Review {
  const given = reviews.reduce((sum, { weight }) => sum + Number(weight), 0)
  return { name: usual, ...begun[usual], weight: Math.max(0, 100 - given) }
}
