import { isCurrency } from '../../../fields/currencies.ts'
import { type Finding, problem } from '../../problem.ts'
import { FORMAT_VERSION } from './index.ts'
import type { AppDocument } from './types.generated.ts'

/** What an application's schema cannot say. */
export function* checkApp(document: AppDocument): Generator<Finding> {
  const { formatVersion, currency, timeZone, languages, defaultLanguage } = document
  if (formatVersion > FORMAT_VERSION)
    yield problem('newer-format', '/formatVersion', { found: formatVersion, expected: FORMAT_VERSION })
  if (currency !== undefined && !isCurrency(currency))
    yield problem('unknown-currency', '/currency', { found: currency })
  if (timeZone !== undefined && !isTimeZone(timeZone))
    yield problem('unknown-time-zone', '/timeZone', { found: timeZone })
  if (languages !== undefined && defaultLanguage !== undefined && !languages.includes(defaultLanguage))
    yield problem('not-allowed', '/defaultLanguage', { found: defaultLanguage, expected: languages.join(', ') })
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
