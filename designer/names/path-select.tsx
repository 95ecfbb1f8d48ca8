/** Picks a field of an object, or of what it points to. The tree comes with the first that is shown. */
import type { FieldModel } from '@attain/engine/metadata'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'

export interface PathSelectProps {
  readonly id?: string
  /** For those who hear the page; a label element does it otherwise. */
  readonly label?: string
  readonly object: string
  readonly value?: string | undefined
  readonly placeholder?: string
  /** Only fields of the object itself. */
  readonly isOwn?: boolean
  /** Fields that cannot be chosen are still shown where they lead on. */
  readonly isChoosable?: (path: string, field: FieldModel) => boolean
  readonly allowClear?: boolean
  readonly status?: 'error' | 'warning' | ''
  readonly onChange: (path: string | undefined) => void
}

const PathTree = lazy(() => import('./path-tree.tsx'))

export function PathSelect(props: PathSelectProps) {
  return (
    <Suspense fallback={<Skeleton.Input active block />}>
      <PathTree {...props} />
    </Suspense>
  )
}
