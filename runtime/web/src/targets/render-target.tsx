/** The target behind a figure, loaded with the first figure that has one. */
import type { FigureRecordsBody } from '@attain/contract'
import { lazy, type ReactNode, Suspense } from 'react'

const TargetBehind = lazy(() => import('./target-behind.tsx'))

export function renderTarget(figure: FigureRecordsBody): ReactNode {
  return (
    figure.target && (
      <Suspense fallback={null}>
        <TargetBehind figure={figure} target={figure.target} />
      </Suspense>
    )
  )
}
