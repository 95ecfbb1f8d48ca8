/** The page as it is on a phone, with everything that can be done there. */
import { DashboardView } from '@attain/dashboard'
import { beginState, type PageState } from '@attain/engine/dashboard'
import { useState } from 'react'
import { usePlace } from '../../../draft/draft-context.tsx'
import { useDashboard } from '../dashboard-context.tsx'
import { LivePlace } from './live-place.tsx'

export default function PhonePage() {
  const { me } = usePlace()
  const { dashboard } = useDashboard()
  const [state, setState] = useState<PageState>()
  return (
    <div className="dash-phone">
      <LivePlace>
        <DashboardView
          document={dashboard}
          person={me.id}
          state={state ?? beginState(dashboard)}
          isChanged={state !== undefined}
          onChange={setState}
          onReset={() => setState(undefined)}
        />
      </LivePlace>
    </div>
  )
}
