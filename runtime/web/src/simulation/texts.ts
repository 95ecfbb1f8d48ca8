/** The words of simulations; they are loaded in one language, with the first page that needs them. */
import { useTranslation } from 'react-i18next'

export function useSimulationTexts() {
  return useTranslation('simulation')
}
