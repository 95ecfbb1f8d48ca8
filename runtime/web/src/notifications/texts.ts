/** The words of these pages; they come with the first of them, not with the application. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

i18next.addResourceBundle('en', 'notifications', en)
i18next.addResourceBundle('zh-CN', 'notifications', zhCN)

export function useTexts() {
  return useTranslation('notifications')
}
