/** The language of the page: chosen once, remembered in this browser. */
import type { Language } from '@attain/form'

const KEY = 'attain.language'

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'zh-CN', name: '中文' },
]

/** The remembered language, else the browser's, else English. */
export function initialLanguage(): Language {
  const remembered = localStorage.getItem(KEY)
  if (remembered === 'en' || remembered === 'zh-CN') return remembered
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
}
