import { decimalLike, formatNumber, fractionDigits } from './decimal-like.ts'

/** Kept as the fraction: `0.05` is 5 %. */
export const percent = decimalLike({
  type: 'percent',
  slot: 'number',
  settings: ['min', 'max', 'scale'],
  minimumScale: () => 0,
  undress: (text) => {
    const sign = /[%％]$/u.test(text)
    return sign ? { digits: text.slice(0, -1), factor: '0.01' } : { digits: text }
  },
  format: (value, _field, language) =>
    formatNumber(value, language, { style: 'percent', maximumFractionDigits: Math.max(0, fractionDigits(value) - 2) }),
})
