/** What is paid in the payee's own currency, and by which rate. */
import type { StatementBody } from '@attain/contract'
import { dateLocale, showDate } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { useCommissionTexts } from './texts.ts'

export function OwnCurrency({ payment }: { readonly payment: NonNullable<StatementBody['payment']> }) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const { currency, rate, amount } = payment
  const day = showDate(payment.day, dateLocale(language))
  if (amount === undefined || rate === undefined)
    return <small className="commission-warning">{t('statement.noRate', { currency, day })}</small>
  return (
    <small>
      <Amount value={amount} currency={currency} /> · {t('statement.rate', { rate, day })}
    </small>
  )
}
