/** A value once nobody has changed it for a moment, so that not every keystroke is asked about. */
import { useEffect, useState } from 'react'

const PAUSE_MS = 250

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(written) as T), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [written])
  return settled
}
