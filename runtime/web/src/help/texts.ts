/** The words of the help pages; they come with the first of these pages, not with the application. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

i18next.addResourceBundle('en', 'help', en)
i18next.addResourceBundle('zh-CN', 'help', zhCN)

export function useHelpTexts() {
  return useTranslation('help')
}
