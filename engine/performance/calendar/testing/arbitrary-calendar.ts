/** Any calendar that a document may describe. */
import fc from 'fast-check'
import type { CalendarDocument } from '../../../metadata/kinds/calendar/types.generated.ts'
import { compileCalendar } from '../compile.ts'

type Years = CalendarDocument['years']

const month = fc.integer({ min: 1, max: 12 })
const weekStart = fc.constantFrom(
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const),
)
const named = fc.constantFrom('start' as const, 'end' as const)
const rule = {
  weekStart,
  fixed: fc.constantFrom('start' as const, 'end' as const),
  on: fc.constantFrom('nearest' as const, 'last' as const, 'first' as const),
  month,
  named,
}

export const arbitraryYears: fc.Arbitrary<Years> = fc.oneof(
  fc.record({ type: fc.constant('months' as const), startMonth: month, named, weekStart }),
  fc.record({
    type: fc.constant('weeks' as const),
    pattern: fc.constantFrom('445' as const, '454' as const, '544' as const),
    ...rule,
  }),
  fc.record({ type: fc.constant('thirteen' as const), longQuarter: fc.integer({ min: 1, max: 4 }), ...rule }),
  fc.record({ type: fc.constant('iso' as const) }),
)

export const arbitraryCalendar = arbitraryYears.map((years) =>
  compileCalendar({ kind: 'calendar', name: 'any', label: { en: 'Any' }, years }),
)
