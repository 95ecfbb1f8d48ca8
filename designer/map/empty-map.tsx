/** Where nothing is built yet: the way to begin. */
import { LinkButton } from '@attain/ui/parts'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'

export function EmptyMap() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  return (
    <div className="map-empty">
      <p>{t('map.empty')}</p>
      <LinkButton type="primary" to={paths.start(workspace)}>
        {t('start.link')}
      </LinkButton>
    </div>
  )
}
