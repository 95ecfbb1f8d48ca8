import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOf } from './zone.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall clock to the second, as Intl writes it. */
function wallClock(moment: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format.format(moment)
}

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
/** Near the quarters of an hour, where offsets change, and anywhere. */
const moment = fc
  .tuple(
    fc.integer({ min: Date.UTC(1900, 0, 1) / 900_000, max: Date.UTC(2100, 0, 1) / 900_000 }),
    fc.integer({ min: -2000, max: 900_000 }),
  )
  .map(([quarter, rest]) => quarter * 900_000 + rest)

test('the wall clock is that of Intl, whatever was asked before', () => {
  fc.assert(
    fc.property(zone, fc.array(moment, { minLength: 2, maxLength: 6 }), (timeZone, moments) => {
      for (const at of moments.flatMap((it) => [it, it + 1000, it - 1000])) {
        const shown = new Date(localOf(at, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
        expect(shown).toBe(wallClock(at, timeZone))
      }
    }),
    { numRuns: 300 },
  )
})

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo'])(
  'every change of the offset of %s since 1973 is noticed at its moment',
  (timeZone) => {
    for (let at = Date.UTC(1973, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
      const isSame = localOf(at, timeZone) - at === localOf(at + 86_400_000, timeZone) - at - 86_400_000
      if (isSame) continue
      for (let quarter = at; quarter < at + 86_400_000; quarter += 900_000) {
        for (const near of [quarter - 1000, quarter]) {
          const shown = new Date(localOf(near, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
          expect(shown).toBe(wallClock(near, timeZone))
        }
      }
    }
  },
)
