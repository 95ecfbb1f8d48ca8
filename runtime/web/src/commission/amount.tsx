/** Money on statements: in its currency, to the last digit; what is taken off is told by its sign as well. */
import { useApplication } from '../application/application.tsx'
import { money } from '../scorecards/figures.ts'

export function Amount({ value, currency }: { readonly value: string; readonly currency: string }) {
  const { language } = useApplication()
  return (
    <span className="commission-amount" data-minus={value.startsWith('-') || undefined}>
      {money(value, currency, language)}
    </span>
  )
}
