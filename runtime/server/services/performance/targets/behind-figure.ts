/** The target of those whose figure is opened, when the asker sees whom it is for: its history can then be asked for. */
import type { FigureRecordsQuery, FigureRow, TargetOfFigure } from '@attain/contract'
import type { KpiModel } from '@attain/engine/performance/kpi'
import type { Context } from '../../context.ts'
import type { Stretch } from '../periods.ts'
import type { Within } from '../whom.ts'
import { visibleTarget } from './documents.ts'
import { targetOf } from './read.ts'
import { levelOfSubject } from './subjects.ts'
import { membersOf } from './who.ts'
import { type Asked, subjectOf, withTargets } from './with-figures.ts'

type Question = Omit<FigureRecordsQuery, 'within'> & { readonly within?: Within }

export async function targetBehind(
  context: Context,
  kpi: KpiModel,
  question: Question,
  stretch: Stretch,
  value: string | null,
): Promise<TargetOfFigure | undefined> {
  const { query, row } = asRow(kpi, question, value)
  const subject = subjectOf(context, kpi, query, row)
  const document = subject && targetOf(context, kpi.name, levelOfSubject(subject).by)
  if (subject === undefined || document === undefined) return undefined
  const members = await membersOf(context, visibleTarget(context, document.name), [subject])
  // the question may name anybody
  if (!members.some((member) => member.subject === subject && member.right !== 'none')) return undefined
  const [answered] = await withTargets(context, [kpi], query, [stretch], [row])
  const target = answered?.targets?.[0]
  if (!target) return undefined
  const period = stretch.count === 1 ? { period: stretch.first.key } : {}
  return { ...target, name: document.name, subject, ...period }
}

/** The figure as one of many: what is narrowed down to one value is the figure of that value. */
function asRow(
  kpi: KpiModel,
  { periods, people, subject, within, where = [] }: Question,
  value: string | null,
): { readonly query: Asked; readonly row: FigureRow } {
  const [only, ...others] = where
  const of = only !== undefined && others.length === 0 && only.values.length === 1 ? only : undefined
  const query: Asked = {
    kpis: [kpi.name],
    periods,
    target: true,
    ...(people === undefined ? {} : { people }),
    ...(within === undefined ? {} : { within }),
    ...(of === undefined ? { where } : { dimensions: [of.dimension] }),
  }
  const named = people === undefined ? {} : { subject: subject ?? null }
  return { query, row: { period: 0, dimensions: of?.values ?? [], values: [value], ...named } }
}
