/** The plans that one is paid by, each as a page of plain words, and with what closing deals would pay. */
import { textIn } from '@attain/form'
import { LinkButton } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { getOwnPlans } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

export function MyPlans() {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: commissionKeys.ownPlans(workspace),
    queryFn: ({ signal }) => getOwnPlans(signal),
  })
  const plans = answer.data?.plans ?? []
  return (
    <div className="commission-my-plans">
      {plans.map(({ name, label }) => (
        <Fragment key={name}>
          <LinkButton to={paths.whatIf(workspace, name)}>
            {plans.length === 1 ? t('own.whatIf') : t('own.whatIfNamed', { plan: textIn(label, language) })}
          </LinkButton>
          <LinkButton to={paths.planWords(workspace, name)}>
            {plans.length === 1 ? t('own.plan') : t('own.planNamed', { plan: textIn(label, language) })}
          </LinkButton>
        </Fragment>
      ))}
    </div>
  )
}
