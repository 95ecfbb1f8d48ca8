import { decimalLike, formatNumber, fractionDigits } from './decimal-like.ts'

export const number = decimalLike({
  type: 'number',
  slot: 'number',
  settings: ['min', 'max', 'scale'],
  minimumScale: () => 0,
  format: (value, _field, language) =>
    formatNumber(value, language, { maximumFractionDigits: fractionDigits(value), minimumFractionDigits: 0 }),
})
