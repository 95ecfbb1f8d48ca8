/** Keyboard shortcuts of a page: `n`, `/`, `mod+k` (Ctrl or ⌘). Single keys rest while somebody types. */
import { useEffect, useRef } from 'react'

export function useShortcut(shortcut: string, action: () => void, active = true): void {
  const latest = useRef(action)
  latest.current = action
  useEffect(() => {
    if (!active) return
    const [key, modified] = shortcut.startsWith('mod+') ? [shortcut.slice(4), true] : [shortcut, false]
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== key) return
      if (modified !== (event.ctrlKey || event.metaKey) || event.altKey) return
      if (!modified && isTyping(event.target)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [shortcut, active])
}

/** True where a key is a letter of what somebody writes or moves within what is open. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  )
}
