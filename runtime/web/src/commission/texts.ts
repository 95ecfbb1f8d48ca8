/** The words of commission; they are loaded in one language, with the first page that needs them. */
import { useTranslation } from 'react-i18next'

export function useCommissionTexts() {
  return useTranslation('commission')
}
