import { useTranslation } from 'react-i18next'

/** The words of KPIs, which come with their editor. */
export function useTexts() {
  return useTranslation('kpi')
}
