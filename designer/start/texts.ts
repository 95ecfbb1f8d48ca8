import { useTranslation } from 'react-i18next'

/** The words of beginning from questions or spreadsheets, which come with its page. */
export function useTexts() {
  return useTranslation('start')
}
