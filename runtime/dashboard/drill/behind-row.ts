import type { FigureRecordsQuery, FigureRow, FiguresBody, FiguresQuery } from '@attain/contract'

/** The question for what a row's figure is made of, or that of several who are named. */
export function behindRow(
  kpi: string,
  question: FiguresQuery,
  answer: FiguresBody,
  row: Pick<FigureRow, 'period' | 'subject' | 'dimensions'>,
  members?: readonly string[],
): FigureRecordsQuery {
  const { calendar, granularity } = question.periods
  const { together: _, ...asked } = question.periods
  const key = answer.periods[row.period]?.key
  const isOne = question.periods.together !== true && key !== undefined
  const own = (question.dimensions ?? []).map((dimension, i) => ({
    dimension,
    values: members ? [...members] : [row.dimensions[i] ?? null],
  }))
  const others = (question.where ?? []).filter(({ dimension }) => !question.dimensions?.includes(dimension))
  const where = [...others, ...own]
  return {
    kpi,
    periods: isOne ? { ...(calendar === undefined ? {} : { calendar }), granularity, from: key, to: key } : asked,
    ...(question.people === undefined ? {} : { people: question.people, subject: row.subject ?? null }),
    ...(question.within === undefined ? {} : { within: question.within }),
    ...(where.length === 0 ? {} : { where }),
  }
}
