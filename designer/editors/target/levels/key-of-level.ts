import type { targets } from '@attain/engine/metadata'

/** `company`, `team`, `person`, or the name of the dimension: as alerts name it. */
export function keyOfLevel(level: targets.Level): string {
  return level.by === 'dimension' ? level.dimension : level.by
}
