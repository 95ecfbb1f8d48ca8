/** Whether a figure goes by where people belonged: then a move in the middle of the period parts their records. */
import type { FigureRecordsQuery } from '@attain/contract'

export function goesByBelonging({ people, within }: Pick<FigureRecordsQuery, 'people' | 'within'>): boolean {
  if (people !== undefined && people !== 'person') return true
  if (within === undefined || 'person' in within) return false
  return !('my' in within) || within.my !== 'self'
}
