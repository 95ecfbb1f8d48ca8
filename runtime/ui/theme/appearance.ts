/** Light, dark, or as the system says; remembered in this browser. */
import { useSyncExternalStore } from 'react'

export type Appearance = 'light' | 'dark' | 'system'
const KEY = 'attain.appearance'
const listeners = new Set<() => void>()
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const systemCalm = matchMedia('(prefers-reduced-motion: reduce)')
for (const wish of [systemDark, systemCalm]) wish.addEventListener('change', () => notify())

function notify(): void {
  for (const listener of listeners) listener()
}

function read(): Appearance {
  const remembered = localStorage.getItem(KEY)
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system'
}

export function setAppearance(appearance: Appearance): void {
  if (appearance === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, appearance)
  notify()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What was chosen, and whether it comes out dark at the moment. */
export function useAppearance(): { readonly appearance: Appearance; readonly dark: boolean } {
  const appearance = useSyncExternalStore(subscribe, read)
  const system = useSyncExternalStore(subscribe, () => systemDark.matches)
  return { appearance, dark: appearance === 'dark' || (appearance === 'system' && system) }
}

/** Whether the person asked the system for less motion. */
export function useCalm(): boolean {
  return useSyncExternalStore(subscribe, () => systemCalm.matches)
}
