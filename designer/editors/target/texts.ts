import { useTranslation } from 'react-i18next'

/** The words of targets, which come with their editor. */
export function useTexts() {
  return useTranslation('target')
}
