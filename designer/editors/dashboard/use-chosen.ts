/** The widget whose settings are open; the address may ask for it: `?at=/widgets/2/kpi`. */
import type { DashboardDocument } from '@attain/engine/metadata'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

export function useChosen(dashboard: DashboardDocument) {
  const [chosen, choose] = useState<string>()
  const latest = useRef(dashboard)
  latest.current = dashboard
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    const [, list, index] = at?.split('/') ?? []
    // asked for once: what the address points to may move afterwards
    if (list === 'widgets') choose(latest.current.widgets[Number(index)]?.name)
  }, [at])
  return [chosen, choose] as const
}
