import { useTranslation } from 'react-i18next'

/** The words of roles, which come with their editor. */
export function useTexts() {
  return useTranslation('role')
}
