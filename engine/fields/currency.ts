import { currencyDigits } from './currencies.ts'
import { decimalLike, formatNumber } from './decimal-like.ts'

/**
 * Money in one currency. Its slot is the whole number of its smallest kept units: 10^-`field.scale`,
 * which is the currency's minor unit unless the field keeps more digits.
 */
export const currency = decimalLike({
  type: 'currency',
  slot: 'money',
  settings: ['min', 'max', 'scale', 'currency'],
  minimumScale: (field) => currencyDigits(field.currency ?? 'USD'),
  undress: (text) => ({ digits: text.replace(/(?<![\p{L}])[A-Z]{3}(?![\p{L}])|\p{Sc}/gu, '').replace(/元$/u, '') }),
  format: (value, field, language) => {
    const code = field.currency ?? 'USD'
    const digits = Math.max(currencyDigits(code), field.scale ?? 0)
    return formatNumber(value, language, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: currencyDigits(code),
      maximumFractionDigits: digits,
    })
  },
})
