/** Stages with what stands in them, and how many went on. */
import type { FunnelWidget } from '../metadata/kinds/dashboard/types.generated.ts'
import type { Language, Text } from '../metadata/model.ts'
import type { PageState } from './page-state.ts'
import { textIn } from './text-in.ts'

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
/** The field that says in which stage a record is. */
interface StageField {
  readonly name: string
  readonly options?: readonly { readonly value: string; readonly label: Text; readonly outcome?: string }[]
}

export function funnelOf(
  stage: StageField,
  { rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] },
  language: Language,
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
  return stages.map((one) => {
    const at = onTheWay.indexOf(one)
    if (at < 0 || at === onTheWay.length - 1) return one
    const reached = (from: number) => onTheWay.slice(from).reduce((sum, { count }) => sum + count, 0)
    return reached(at) === 0 ? one : { ...one, onward: reached(at + 1) / reached(at) }
  })
}

/** Which records a funnel is about: its own condition, the period of the page, and mine where the page is about me. */
export function funnelFilter(
  { when, date }: Pick<FunnelWidget, 'when' | 'date'>,
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
