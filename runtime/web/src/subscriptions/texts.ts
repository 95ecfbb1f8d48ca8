/** The words of these pages; they are loaded in one language, with the first of them. */
import { useTranslation } from 'react-i18next'

export function useSubscriptionTexts() {
  return useTranslation('subscriptions')
}
