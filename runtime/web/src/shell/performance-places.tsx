/** Pages about performance, which come with KPIs, targets and scorecards and not with pages of the application. */
import { AimOutlined, FundOutlined, MoneyCollectOutlined, SolutionOutlined } from '@ant-design/icons'
import type { AppBody } from '@attain/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { paths } from '../application/paths.ts'

export interface PerformancePlace {
  readonly key: string
  readonly icon: ReactNode
  readonly label: string
  readonly href: string
}

export function performancePlaces(
  {
    hasKpis,
    hasTargets,
    hasScorecards,
    hasCommission,
  }: Pick<AppBody, 'hasKpis' | 'hasTargets' | 'hasScorecards' | 'hasCommission'>,
  workspace: string,
  t: TFunction,
): readonly PerformancePlace[] {
  const mine = {
    ...{ key: 'my-performance', icon: <FundOutlined aria-hidden /> },
    ...{ label: t('nav.myPerformance'), href: paths.myPerformance(workspace) },
  }
  const targets = {
    ...{ key: 'targets', icon: <AimOutlined aria-hidden /> },
    ...{ label: t('nav.targets'), href: paths.targets(workspace) },
  }
  const scorecards = {
    ...{ key: 'scorecards', icon: <SolutionOutlined aria-hidden /> },
    ...{ label: t('nav.scorecards'), href: paths.scorecards(workspace) },
  }
  const commission = {
    ...{ key: 'commission', icon: <MoneyCollectOutlined aria-hidden /> },
    ...{ label: t('nav.commission'), href: paths.commission(workspace) },
  }
  return [
    ...(hasKpis ? [mine] : []),
    ...(hasTargets ? [targets] : []),
    ...(hasScorecards ? [scorecards] : []),
    ...(hasCommission ? [commission] : []),
  ]
}
