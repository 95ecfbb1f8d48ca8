/** Stages with what stands in them, how many went on, and how long they stayed. */
import type { FunnelWidget } from '../metadata/kinds/dashboard/types.generated.ts'
import type { Language, Text } from '../metadata/model.ts'
import type { KpiBody } from './answer.ts'
import type { PageState } from './page-state.ts'
import { textIn } from './text-in.ts'

export interface FunnelStage {
  readonly key: string
  readonly label: string
  readonly outcome: string
  /** How many stand in it. */
  readonly count: number
  readonly value: string
  /** How many came to it, or to a later one. */
  readonly reached: number
  /** The part of them that went on to a later stage; the last one has none. */
  readonly onward?: number
  /** How many of them came no further and are lost, where that is known. */
  readonly lost?: number
  /** The median of days of those that left it, where that is known. */
  readonly days?: string
}

/** The field that says in which stage a record is. */
interface StageField {
  readonly name: string
  readonly options?: readonly { readonly value: string; readonly label: Text; readonly outcome?: string }[]
}

/** How records went through a stage, by their history. */
interface Stays {
  readonly stage: string
  readonly reached: number
  readonly onward: number
  readonly lost: number
  readonly days?: { readonly median: string }
}

/**
 * By history, where there is any. Without it records know the stage that they stand in: whatever stands in a later one
 * has come through those before it, and what was lost is shown by itself, as it may have been lost anywhere.
 */
export function funnelOf(
  stage: StageField,
  { rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] },
  language: Language,
  stays: readonly Stays[] = [],
): readonly FunnelStage[] {
  const found = new Map(rows.map((row) => [String(row[stage.name]), row]))
  const stages = (stage.options ?? []).map(({ value, label, outcome = 'open' }) => ({
    key: value,
    label: textIn(label, language),
    outcome,
    count: Number(found.get(value)?.n ?? 0),
    value: String(found.get(value)?.v ?? '0'),
  }))
  const onTheWay = stages.filter(({ outcome }) => outcome !== 'lost')
  const standing = (from: number) => onTheWay.slice(from).reduce((sum, { count }) => sum + count, 0)
  return stages.map((one) => {
    const at = onTheWay.indexOf(one)
    if (at < 0) return { ...one, reached: one.count }
    const known = stays.find((way) => way.stage === one.key)
    const [reached, further] = known ? [known.reached, known.onward] : [standing(at), standing(at + 1)]
    const isLast = at === onTheWay.length - 1
    return {
      ...one,
      reached,
      ...(isLast || reached === 0 ? {} : { onward: further / reached }),
      ...(isLast || known === undefined ? {} : { lost: known.lost }),
      ...(isLast || known?.days === undefined ? {} : { days: known.days.median }),
    }
  })
}

/**
 * Which records a funnel is about: its own condition, the period of the page, mine where the page is about me, and what
 * the page is narrowed down to, as far as a KPI over the same records knows by which field.
 */
export function funnelFilter(
  { object, when, date }: Pick<FunnelWidget, 'when' | 'date'> & { readonly object?: string },
  { people, where = {} }: Pick<PageState, 'people'> & Partial<Pick<PageState, 'where'>>,
  person: string,
  span: { readonly from: string; readonly until: string } | undefined,
  kpis: Iterable<Pick<KpiBody, 'object' | 'dimensions'>> = [],
): Record<string, unknown> | undefined {
  const about = [...kpis].filter((kpi) => kpi.object === object)
  const narrowed = Object.entries(where).flatMap(([name, values]) => {
    const field = about.flatMap(({ dimensions }) => dimensions).find((one) => one.name === name)?.field
    return field === undefined || values.length === 0 ? [] : [isOneOf(field, values)]
  })
  const parts: unknown[] = [
    ...(when === undefined ? [] : [when]),
    ...(date === undefined || span === undefined
      ? []
      : [{ '>=': [{ var: date }, span.from] }, { '<': [{ var: date }, span.until] }]),
    ...(people === 'me' ? [{ '==': [{ var: 'owner' }, person] }] : []),
    ...narrowed,
  ]
  return parts.length === 0 ? undefined : { and: parts }
}

function isOneOf(field: string, values: readonly (string | null)[]): Record<string, unknown> {
  const named = values.filter((value) => value !== null)
  const either = [
    ...(named.length === 0 ? [] : [{ in: [{ var: field }, named] }]),
    ...(named.length === values.length ? [] : [{ blank: [{ var: field }] }]),
  ]
  const [only, ...others] = either
  return only !== undefined && others.length === 0 ? only : { or: either }
}
