import type { FigureRecordsQuery, FigureRow, FiguresBody, FiguresQuery } from '@attain/contract'

/** Which figure of a row: that of several who are named, or the one of the compared period. */
export interface Which {
  readonly members?: readonly string[] | undefined
  readonly isCompared?: boolean | undefined
}

/** The question for what a row's figure is made of. */
export function behindRow(
  kpi: string,
  question: FiguresQuery,
  answer: FiguresBody,
  row: Pick<FigureRow, 'period' | 'subject' | 'dimensions'>,
  { members, isCompared = false }: Which = {},
): FigureRecordsQuery {
  const { calendar, granularity } = question.periods
  const { together: _, ...asked } = question.periods
  const key = (isCompared ? answer.comparedPeriods : answer.periods)?.[row.period]?.key
  // several periods as one have the keys of the first and of the last
  const [from, to = from] = key?.split('–') ?? []
  const own = (question.dimensions ?? []).map((dimension, i) => ({
    dimension,
    values: members ? [...members] : [row.dimensions[i] ?? null],
  }))
  const others = (question.where ?? []).filter(({ dimension }) => !question.dimensions?.includes(dimension))
  const where = [...others, ...own]
  return {
    kpi,
    periods:
      from !== undefined && to !== undefined && (isCompared || question.periods.together !== true)
        ? { ...(calendar === undefined ? {} : { calendar }), granularity, from, to }
        : asked,
    ...(question.people === undefined ? {} : { people: question.people, subject: row.subject ?? null }),
    ...(question.within === undefined ? {} : { within: question.within }),
    ...(where.length === 0 ? {} : { where }),
  }
}
