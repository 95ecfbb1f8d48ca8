import { useTranslation } from 'react-i18next'

/** The words of dashboards come with their editor. */
export function useTexts() {
  return useTranslation('dashboardEditor')
}
