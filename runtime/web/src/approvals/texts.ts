/** The words of approvals; they come with the first page that needs them, not with the application. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

i18next.addResourceBundle('en', 'approvals', en)
i18next.addResourceBundle('zh-CN', 'approvals', zhCN)

export function useApprovalTexts() {
  return useTranslation('approvals')
}
