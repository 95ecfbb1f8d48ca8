/** In which order records are written, so that what they refer to is there. */
import type { GivenRecord } from './records.ts'

/** Records of one object that can be written at once. */
export interface Wave {
  readonly object: string
  readonly records: readonly WaveRecord[]
}

export interface WaveRecord extends GivenRecord {
  /** Fields that are filled in when everything is there: records refer to each other in a circle. */
  readonly later: readonly string[]
}

export function inWaves(given: readonly GivenRecord[]): readonly Wave[] {
  const waves: Wave[] = []
  let waiting: readonly GivenRecord[] = given
  while (waiting.length > 0) {
    const missing = new Set(waiting.map(({ key }) => key))
    const open = (record: GivenRecord) =>
      Object.keys(record.references).filter((field) => missing.has(record.references[field] as string))
    const ready = waiting.filter((record) => open(record).length === 0)
    const now = ready.length > 0 ? ready : waiting.slice(0, 1)
    for (const object of new Set(now.map((record) => record.object))) {
      const records = now.filter((record) => record.object === object)
      waves.push({ object, records: records.map((record) => ({ ...record, later: open(record) })) })
    }
    waiting = waiting.filter((record) => !now.includes(record))
  }
  return waves
}
