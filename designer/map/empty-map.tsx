/** Where nothing is built yet: the ways to begin. */
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { NewDocument } from '../frame/new-document.tsx'
import { kindWord } from '../names/kind-word.ts'
import { paths } from '../paths.ts'

export default function EmptyMap() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const [isCreating, setIsCreating] = useState(false)
  return (
    <div className="map-empty">
      <p>{t('map.empty')}</p>
      <Space wrap>
        <LinkButton type="primary" to={paths.start(workspace)}>
          {t('outline.start')}
        </LinkButton>
        <Button onClick={() => setIsCreating(true)}>{t('outline.new', { kind: kindWord('object', language) })}</Button>
      </Space>
      {isCreating && <NewDocument kind="object" at={undefined} onClose={() => setIsCreating(false)} />}
    </div>
  )
}
