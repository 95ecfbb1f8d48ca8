/** A plan in plain words, as those who are paid by it read, print and sign it. */
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { PlanSheet } from '@attain/ui/plan'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { getPlanWords } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'
import './commission.css'

export default function PlanWordsPage() {
  const name = useParams().plan ?? ''
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: commissionKeys.planWords(workspace, name),
    queryFn: ({ signal }) => getPlanWords(name, signal),
  })
  const plan = answer.data
  useTitle(plan ? textIn(plan.label, language) : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (plan === undefined)
    return <Failure error={answer.error} homeHref={paths.commission(workspace)} retry={() => void answer.refetch()} />
  return (
    <div className="commission-page">
      <div>
        <Link to={paths.commission(workspace)}>{t('title')}</Link>
      </div>
      <div>
        <PlanSheet pages={plan.pages} words={{ language: t('words.language'), print: t('words.print') }} />
      </div>
    </div>
  )
}
