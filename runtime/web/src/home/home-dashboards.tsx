/** The dashboards that are the home of one's roles; of several, one at a time. */
import type { DashboardDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import Dashboard from '../dashboards/dashboard.tsx'

export default function HomeDashboards({ homes }: { readonly homes: readonly DashboardDocument[] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const [chosen, setChosen] = useState(0)
  const home = homes[chosen] ?? homes[0]
  if (!home) return null
  return (
    <>
      {homes.length > 1 && (
        <Segmented
          className="home-choice"
          aria-label={t('home.dashboards')}
          value={chosen}
          onChange={setChosen}
          options={homes.map(({ label }, value) => ({ value, label: textIn(label, language) }))}
        />
      )}
      <Dashboard key={home.name} document={home} />
    </>
  )
}
