/** Leads to the simulation with the plan as it stands here as the changed side, where there is one that is live. */
import { ExperimentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { getCommissionPlan } from '../../api/commission.ts'
import { useDraft, useDraftState, usePlace } from '../../draft/draft-context.tsx'
import { usePlan } from './plan-context.tsx'
import { useTexts } from './texts.ts'

export function SimulateDraft() {
  const { t } = useTexts()
  const draft = useDraft()
  const { workspace } = usePlace()
  const { plan, identity } = usePlan()
  const owner = useDraftState((state) => state.owner)
  const revision = useDraftState((state) => state.liveRevision)
  const isLive = useDraftState((state) => state.base.has(identity))
  const { data } = useQuery({
    queryKey: ['commission-plan', workspace, plan.name, revision],
    queryFn: ({ signal }) => getCommissionPlan(plan.name, signal),
    // one that is new has nothing to be held against
    enabled: isLive,
  })
  if (data?.may.includes('run') !== true) return null
  const address = `/w/${encodeURIComponent(workspace)}/commission/plans/${plan.name}/simulate?draft=${encodeURIComponent(owner)}`
  return (
    <Button
      icon={<ExperimentOutlined aria-hidden />}
      onClick={() => void draft.save().finally(() => window.location.assign(address))}
    >
      {t('simulate')}
    </Button>
  )
}
