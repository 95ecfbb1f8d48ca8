/** Which runs are shown; it stands in the address, so that it can be sent and linked to. */
import type { RuleOutcome, RuleRunsQuery } from '@attain/contract'
import { useSearchParams } from 'react-router'

export const outcomes = ['failed', 'retrying', 'skipped', 'done'] as const satisfies readonly RuleOutcome[]
export type Shown = RuleOutcome | 'all'

export interface RunFilter {
  readonly shown: Shown
  readonly rule: string | undefined
  readonly record: string | undefined
}

/** What failed is shown first, unless the address is about a rule or a record. */
export function filterIn(address: URLSearchParams): RunFilter {
  const asked = address.get('outcome')
  const [rule, record] = [address.get('rule') ?? undefined, address.get('record') ?? undefined]
  const shown = [...outcomes, 'all' as const].find((one) => one === asked)
  return { shown: shown ?? (rule === undefined && record === undefined ? 'failed' : 'all'), rule, record }
}

export function queryOf({ shown, rule, record }: RunFilter): RuleRunsQuery {
  return {
    ...(shown !== 'all' && { outcome: shown }),
    ...(rule !== undefined && { rule }),
    ...(record !== undefined && { record }),
  }
}

export function useRunFilter(): [RunFilter, (change: Partial<RunFilter>) => void] {
  const [address, setAddress] = useSearchParams()
  const filter = filterIn(address)
  const change = (changed: Partial<RunFilter>) => {
    const { shown, rule, record } = { ...filter, ...changed }
    const next = { outcome: shown, ...(rule !== undefined && { rule }), ...(record !== undefined && { record }) }
    setAddress(next, { replace: true })
  }
  return [filter, change]
}
