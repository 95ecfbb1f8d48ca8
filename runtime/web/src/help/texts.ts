/** The words of the help pages; they are loaded in one language, with the first page that needs them. */
import { useTranslation } from 'react-i18next'

export function useHelpTexts() {
  return useTranslation('help')
}
