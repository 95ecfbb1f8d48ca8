import type { Duration } from '@attain/engine/metadata'
import type { Names } from './names.ts'

/** "2 working days". */
export function sayDuration({ amount, unit, working = false }: Duration, { t }: Names): string {
  if (!working) return t(`duration.${unit}`, { count: amount })
  return t(`duration.working.${unit}`, { count: amount })
}
