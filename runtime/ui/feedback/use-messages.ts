/** Short notices: done, with a way back, or what went wrong. */
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from './explain.ts'

export function useMessages() {
  const { message } = App.useApp()
  const { t } = useTranslation()
  return useMemo(
    () => ({
      done: (text: string) => void message.success(text),
      problem: (error: unknown) => void message.error(explain(error, t), 8),
      hint: (text: string) => void message.info(text, 5),
    }),
    [message, t],
  )
}
