import { useTranslation } from 'react-i18next'

/** The words of commission plans, which are many and come with their editor. */
export function useTexts() {
  return useTranslation('plan')
}
