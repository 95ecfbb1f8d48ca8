/** A curve in words: for those who do not see it, and for whoever wants to know what a mark is. */
import type { TFunction } from 'i18next'
import type { DrawnLine, DrawnTable } from './plan-curve.ts'

export interface Numbers {
  readonly number: (value: string) => string
  /** A place on the horizontal axis. */
  readonly place: (at: string) => string
}

/** “At 0: 0. At 100,000: 5,000. At 150,000: 9,000.” Twice where the line leaps. */
export function sayCurve({ lines, marks, cap }: DrawnTable, t: TFunction, numbers: Numbers): string {
  const points = lines.map((line) => {
    const said = bendsOf(line)
      .map(({ at, pays }) => t('curve.at', { at: numbers.place(at), pays: numbers.number(pays) }))
      .join(t('list'))
    return line.column === undefined ? said : `${t('curve.column', { at: line.column })}: ${said}`
  })
  const capAt = lines[0]?.capAt
  return [
    ...points,
    ...marks.map(({ at, is }) => t('curve.marked', { mark: t(`curve.mark.${is}`), at: numbers.place(at) })),
    ...(cap === undefined
      ? []
      : [
          capAt === undefined
            ? t('curve.capped', { cap: numbers.number(cap) })
            : t('curve.cappedFrom', { cap: numbers.number(cap), at: numbers.place(capAt) }),
        ]),
  ].join(t('stop'))
}

/** Where the line begins, where tiers do, and where it ends. */
function bendsOf({ points, bounds }: DrawnLine): DrawnLine['points'] {
  const places = new Set(bounds)
  return points.filter(({ at }, index) => index === 0 || index === points.length - 1 || places.has(at))
}
