/** The curve of a rule beside its settings. The chart comes with the first that is shown. */
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useTexts } from '../texts.ts'
import { curveOfItem, type Drawable } from './curve-of.ts'

const Chart = lazy(() => import('./chart.tsx'))

interface Props {
  readonly item: Drawable
  readonly isAdjustment: boolean
  /** The rule in words, for those who do not see it. */
  readonly said: string
}

export function RuleCurve({ item, isAdjustment, said }: Props) {
  const { t } = useTexts()
  const curve = useMemo(() => curveOfItem(item, isAdjustment), [item, isAdjustment])
  if (curve === undefined)
    return <p className="setting-note">{t(item.rule.type === 'manual' ? 'noCurve' : 'noCurveYet')}</p>
  return (
    <figure className="score-curve">
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
        <Chart curve={curve} label={said} cap={item.cap} />
      </Suspense>
    </figure>
  )
}
