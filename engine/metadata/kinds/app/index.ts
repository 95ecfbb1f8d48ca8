import { isCurrency } from '../../../fields/currencies.ts'
import { problem } from '../../problem.ts'
import type { KindDefinition } from '../kind.ts'
import schema from './schema.json' with { type: 'json' }

/** The newest metadata format that this engine reads. */
export const FORMAT_VERSION = 1

export const app: KindDefinition<'app'> = {
  kind: 'app',
  folder: '',
  label: { en: 'Application', 'zh-CN': '应用' },
  pluralLabel: { en: 'Application', 'zh-CN': '应用' },
  schema,
  identifiedBy: [],
  *links(document) {
    if (document.home !== undefined) yield { place: '/home', to: 'page', name: document.home }
  },
  *check(document) {
    const { formatVersion, currency, timeZone, languages, defaultLanguage } = document
    if (formatVersion > FORMAT_VERSION)
      yield problem('newer-format', '/formatVersion', { found: formatVersion, expected: FORMAT_VERSION })
    if (currency !== undefined && !isCurrency(currency))
      yield problem('unknown-currency', '/currency', { found: currency })
    if (timeZone !== undefined && !isTimeZone(timeZone))
      yield problem('unknown-time-zone', '/timeZone', { found: timeZone })
    if (languages !== undefined && defaultLanguage !== undefined && !languages.includes(defaultLanguage))
      yield problem('not-allowed', '/defaultLanguage', { found: defaultLanguage, expected: languages.join(', ') })
  },
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
