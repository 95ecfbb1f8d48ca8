import type { Text } from '@attain/engine/metadata'

export type Language = 'en' | 'zh-CN'

/** The language asked for by `--language`, else by the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`). */
export function chooseLanguage(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wanted = asked ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? ''
  return /^zh\b|^zh[_-]/i.test(wanted) ? 'zh-CN' : 'en'
}

/** A text in the language, or in English where it is not translated. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.en
}
