import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

/** The time of day, looked at every minute: what is due becomes late while a page stands open. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
