import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Themed } from '../theme/themed.tsx'

/** Shown when a page itself fails; what was typed stays in its draft. */
export function CrashPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <Themed>
      <Result
        status="warning"
        icon={null}
        title={t('error.crash')}
        subTitle={error instanceof Error ? error.message : String(error)}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('action.reload')}
          </Button>
        }
      />
    </Themed>
  )
}
