/** What the subjects of targets reached: a question for each kind of subject, whatever their number. */
import type { FiguresQuery } from '@attain/contract'
import type { Context } from '../../context.ts'
import { figuresOfKpi } from '../figures.ts'
import type { Stretch } from '../periods.ts'
import type { KnownTarget } from './documents.ts'
import { COMPANY, personSubject, teamSubject } from './subjects.ts'

export interface ActualsQuestion {
  readonly stretches: readonly Stretch[]
  /** Of which levels: `company`, `team`, `person`, or names of dimensions. */
  readonly levels: Iterable<string>
  readonly within?: { readonly person: string }
}

/** For each stretch, figures by subject. */
export async function actualsOf(
  context: Context,
  { kpi, calendar }: KnownTarget,
  { stretches, levels, within }: ActualsQuestion,
): Promise<readonly ReadonlyMap<string, string>[]> {
  const found = stretches.map(() => new Map<string, string>())
  const periods: FiguresQuery['periods'] = { calendar: calendar.name, granularity: 'year' }
  await Promise.all(
    [...new Set(levels)].map(async (by) => {
      const whom =
        by === 'company'
          ? {}
          : by === 'person'
            ? { people: 'person' as const }
            : by === 'team'
              ? { people: 'teamTree' as const }
              : { dimensions: [by] }
      const cells = await figuresOfKpi(context, kpi, stretches, { periods, ...whom, ...(within && { within }) })
      for (const { period, subject, dimensions, value } of cells) {
        const whose = subjectOf(by, subject, dimensions[0])
        if (whose !== undefined && value !== null) found[period]?.set(whose, value)
      }
    }),
  )
  return found
}

function subjectOf(
  by: string,
  subject: string | null | undefined,
  value: string | null | undefined,
): string | undefined {
  switch (by) {
    case 'company':
      return COMPANY
    case 'person':
      return subject ? personSubject(subject) : undefined
    case 'team':
      return subject ? teamSubject(subject) : undefined
    default:
      return value ? `${by}:${value}` : undefined
  }
}
