import { useState } from 'react'

/**
 * A value that is being edited: what does not fit yet stays on the screen and is given away once it does, so that the
 * document never loses its shape. Another value from outside wins. `isHeld`: something has not been given away.
 */
export function useTentative<T>(value: T, isFit: (value: T) => boolean, commit: (value: T) => void) {
  const [held, setHeld] = useState<{ readonly over: T; readonly value: T }>()
  const isHeld = held !== undefined && held.over === value
  const change = (next: T) => {
    if (isFit(next)) {
      setHeld(undefined)
      commit(next)
    } else setHeld({ over: value, value: next })
  }
  return { shown: isHeld ? held.value : value, change, isHeld }
}
