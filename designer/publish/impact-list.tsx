/** What the change does to records and people, heaviest first. */
import { ExclamationCircleFilled, InfoCircleFilled, ToolFilled } from '@ant-design/icons'
import type { CountedImpact } from '@attain/contract'
import type { Impact } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const icons: Readonly<Record<Impact['weight'], ReactNode>> = {
  loss: <ExclamationCircleFilled className="is-error" aria-hidden />,
  attention: <InfoCircleFilled className="is-warning" aria-hidden />,
  work: <ToolFilled aria-hidden />,
}

export function ImpactList({ impact }: { readonly impact: readonly CountedImpact[] }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  return (
    <section className="panel impact">
      <h2>{t('impact.title')}</h2>
      {impact.length === 0 ? (
        <p className="page-hint">{t('impact.none')}</p>
      ) : (
        <ul>
          {impact.map((one) => (
            <li key={one.message.en}>
              {icons[one.weight]}
              <span>
                <span className="impact-weight">{t(`impact.${one.weight}`)}</span>
                {textIn(one.message, language)}
              </span>
              <Amount impact={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** How many records or people: the number that makes one look. */
function Amount({ impact: { records, people } }: { readonly impact: CountedImpact }) {
  const { t } = useTranslation()
  if (people !== undefined) return <span className="impact-amount">{t('impact.people', { count: people })}</span>
  if (records === undefined) return null
  const { count, capped } = records
  return (
    <span className="impact-amount">
      {capped ? t('impact.manyRecords', { count }) : t('impact.records', { count })}
    </span>
  )
}
