/** What came of it, and where to go next. */
import { LinkButton } from '@attain/ui/parts'
import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import type { Way } from './way.ts'

export interface Outcome {
  readonly kind: Way['kind']
  readonly revision: number
}

export function PublishOutcome({ outcome: { kind, revision } }: { readonly outcome: Outcome }) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  return (
    <Result
      status="success"
      title={t(`published.${kind}`, { revision })}
      subTitle={t(`published.${kind}Hint`)}
      extra={[
        <LinkButton key="history" to={paths.history(workspace)} type={kind === 'now' ? 'default' : 'primary'}>
          {t('bar.history')}
        </LinkButton>,
        <Button
          key="application"
          type={kind === 'now' ? 'primary' : 'default'}
          href={`/w/${encodeURIComponent(workspace)}`}
        >
          {t('bar.toApplication')}
        </Button>,
      ]}
    />
  )
}
