/** What one component came to, or why it has no result. */
import type { StatementComponent } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button } from 'antd'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { useCommissionTexts } from './texts.ts'

export function ComponentCard({
  component,
  currency,
  onOpen,
}: {
  readonly component: StatementComponent
  readonly currency: string
  readonly onOpen: () => void
}) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <div className="panel commission-component">
      <h3>{textIn(component.label, language)}</h3>
      {component.status === 'refused' ? (
        <p className="commission-warning">{component.why}</p>
      ) : (
        <>
          <strong>
            <Amount value={component.earned} currency={currency} />
          </strong>
          <dl>
            <div>
              <dt>{t('statement.measure')}</dt>
              <dd>{number.format(Number(component.figures.measure ?? 0))}</dd>
            </div>
            {component.figures.quota !== undefined && (
              <div>
                <dt>{t('statement.quota')}</dt>
                <dd>{number.format(Number(component.figures.quota))}</dd>
              </div>
            )}
            {component.figures.attainment !== undefined && (
              <div>
                <dt>{t('statement.attainment')}</dt>
                <dd>{percent.format(Number(component.figures.attainment))}</dd>
              </div>
            )}
          </dl>
          <Button type="link" onClick={onOpen}>
            {t('statement.records')}
          </Button>
        </>
      )}
    </div>
  )
}
