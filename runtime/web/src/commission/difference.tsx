/** What something would be more or less: by its sign and word, never by colour alone. */
import type { Compared } from '@attain/contract'
import { useApplication } from '../application/application.tsx'

interface DifferenceProps {
  readonly of: Compared
  readonly currency: string
  /** Where the currency stands beside it. */
  readonly isPlain?: boolean
}

export function Difference({ of, currency, isPlain = false }: DifferenceProps) {
  const { language } = useApplication()
  const change = changeOf(of)
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(language, money).resolvedOptions()
  const style = isPlain ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : money
  return (
    <span className="commission-difference" data-way={change > 0 ? 'up' : change < 0 ? 'down' : undefined}>
      {new Intl.NumberFormat(language, { signDisplay: 'exceptZero', ...style }).format(change)}
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
