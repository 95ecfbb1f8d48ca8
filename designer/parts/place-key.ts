import type { Side } from '@attain/engine/metadata'

/** The sides that were chosen, by `placeKey`. */
export type Choices = ReadonlyMap<string, Side>

export function placeKey(identity: string, place: string): string {
  return `${identity}#${place}`
}
