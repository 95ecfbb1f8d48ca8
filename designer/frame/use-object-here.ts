import { useMatch } from 'react-router'
import { identityFromPath } from '../paths.ts'

/** The object whose document is open: others are begun for it, and it is looked at first. */
export function useObjectHere(): string | undefined {
  const identity = identityFromPath(useMatch('/w/:workspace/edit/*')?.params['*'] ?? '')
  return /^(?:object|layout|view):([^/]+)/.exec(identity)?.[1]
}
