/** Stages with what stands in them, and how many went on. */
import type { AggregateBody, FieldBody } from '@attain/contract'
import type { dashboards } from '@attain/engine/metadata'
import { type Language, textIn } from '@attain/form'
import type { PageState } from '../page/page-state.ts'

export interface FunnelStage {
  readonly key: string
  readonly label: string
  readonly outcome: string
  readonly count: number
  readonly value: string
  /** Of those that are known to have come so far, the part that went on to the next stage; the last one has none. */
  readonly onward?: number
}

/**
 * Records know the stage that they stand in. Whatever stands in a later one has come through those before it; what was
 * lost is shown by itself, as it may have been lost anywhere.
 */
export function funnelOf(stage: FieldBody, { rows }: AggregateBody, language: Language): readonly FunnelStage[] {
  const found = new Map(rows.map((row) => [String(row[stage.name]), row]))
  const stages = (stage.options ?? []).map(({ value, label, outcome = 'open' }) => ({
    key: value,
    label: textIn(label, language),
    outcome,
    count: Number(found.get(value)?.n ?? 0),
    value: String(found.get(value)?.v ?? '0'),
  }))
  const onTheWay = stages.filter(({ outcome }) => outcome !== 'lost')
  return stages.map((one) => {
    const at = onTheWay.indexOf(one)
    if (at < 0 || at === onTheWay.length - 1) return one
    const reached = (from: number) => onTheWay.slice(from).reduce((sum, { count }) => sum + count, 0)
    return reached(at) === 0 ? one : { ...one, onward: reached(at + 1) / reached(at) }
  })
}

/** Which records a funnel is about: its own condition, the period of the page, and mine where the page is about me. */
export function funnelFilter(
  { when, date }: Pick<dashboards.FunnelWidget, 'when' | 'date'>,
  { people }: Pick<PageState, 'people'>,
  person: string,
  span: { readonly from: string; readonly until: string } | undefined,
): Record<string, unknown> | undefined {
  const parts: unknown[] = [
    ...(when === undefined ? [] : [when]),
    ...(date === undefined || span === undefined
      ? []
      : [{ '>=': [{ var: date }, span.from] }, { '<': [{ var: date }, span.until] }]),
    ...(people === 'me' ? [{ '==': [{ var: 'owner' }, person] }] : []),
  ]
  return parts.length === 0 ? undefined : { and: parts }
}
