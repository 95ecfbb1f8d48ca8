/** A notice with a way back, for a few seconds. */

import { randomId } from '@attain/ui/api'
import { useMessages } from '@attain/ui/feedback'
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const SHOWN_SECONDS = 10

export function useUndo(): (text: string, undo: () => Promise<void>) => void {
  const { notification } = App.useApp()
  const { t } = useTranslation()
  const { problem, done } = useMessages()
  return useCallback(
    (text, undo) => {
      const key = randomId()
      notification.open({
        key,
        title: text,
        role: 'status',
        placement: 'bottom',
        duration: SHOWN_SECONDS,
        actions: (
          <Button
            size="small"
            type="primary"
            onClick={() => {
              notification.destroy(key)
              undo().then(() => done(t('record.restored')), problem)
            }}
          >
            {t('action.undo')}
          </Button>
        ),
      })
    },
    [notification, t, problem, done],
  )
}
