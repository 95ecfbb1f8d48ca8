import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Themed } from '../theme/index.ts'
import { Notice } from './notice.tsx'

/** Shown when a page itself fails; what was typed stays in its draft. */
export function CrashPage() {
  const { t } = useTranslation('ui')
  const error = useRouteError()
  return (
    <Themed>
      <Notice title={t('error.crash')} text={error instanceof Error ? error.message : String(error)}>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('action.reload')}
        </Button>
      </Notice>
    </Themed>
  )
}
