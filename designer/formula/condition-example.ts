/** What an empty condition gives as its example: about people where it is about people. */
import type { TFunction } from 'i18next'

export const conditionExample = (object: string, t: TFunction): string =>
  t(object === 'person' ? 'formula.peopleExample' : 'formula.conditionExample')
