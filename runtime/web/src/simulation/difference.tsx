/** What something would be more or less: by its sign and word, never by colour alone. */
import type { Compared } from '@attain/contract'
import { useApplication } from '../application/application.tsx'

export function Difference({ of, currency }: { readonly of: Compared; readonly currency?: string }) {
  const { language } = useApplication()
  const change = changeOf(of)
  const text = new Intl.NumberFormat(language, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 2,
    ...(currency !== undefined && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  }).format(change)
  return (
    <span className="simulation-difference" data-way={change > 0 ? 'up' : change < 0 ? 'down' : undefined}>
      {text}
    </span>
  )
}

/** In per cent of what is; nothing where nothing is. */
export function Share({ of }: { readonly of: Compared }) {
  const { language } = useApplication()
  if (Number(of.before) === 0) return null
  const share = changeOf(of) / Math.abs(Number(of.before))
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  })
  return <>{format.format(share)}</>
}

/** For looking at; what is exact came from the server. */
export function changeOf({ before, after }: Compared): number {
  return Math.round((Number(after) - Number(before)) * 1e6) / 1e6
}
