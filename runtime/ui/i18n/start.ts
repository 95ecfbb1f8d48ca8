/** i18next with the messages of the front end and those that all share; switching changes everything at once. */
import { inSentence, type Language } from '@attain/form'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { caller } from '../api/request.ts'
import { initialLanguage, rememberLanguage } from './language.ts'
import { uiMessages } from './messages.ts'

/** Messages by language, nested by key. */
type Messages = Readonly<Record<Language, object>>

/** Messages of the front end itself, which are many: each language is a file that is loaded when it is spoken. */
export type MessageFiles = Readonly<Record<Language, () => Promise<{ readonly default: object }>>>

let files: MessageFiles | undefined

/** Loads the messages of the front end in a language; a second call has nothing to do. */
export async function loadTexts(language: Language): Promise<void> {
  if (files === undefined || i18next.hasResourceBundle(language, 'page')) return
  i18next.addResourceBundle(language, 'page', (await files[language]()).default)
}

/** Prepares all texts; call it before the first render. `page` are those of the front end itself. */
export async function startI18n(page: MessageFiles, shared: Readonly<Record<string, Messages>>): Promise<void> {
  const language = initialLanguage()
  const all: Readonly<Record<string, Messages>> = { ...shared, ui: uiMessages }
  files = page
  const inLanguage = (code: Language) =>
    Object.fromEntries(Object.entries(all).map(([namespace, texts]) => [namespace, texts[code]]))
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'page',
    resources: { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await loadTexts(language)
  // `{{object, inSentence}}` in a message.
  i18next.services.formatter?.add('inSentence', inSentence)
  apply(language)
}

function apply(language: Language): void {
  caller.language = language
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  document.documentElement.lang = language
}

/** The language in use and a way to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  const set = (language: Language) => {
    rememberLanguage(language)
    apply(language)
    void loadTexts(language).then(() => i18n.changeLanguage(language))
  }
  return [i18n.language === 'zh-CN' ? 'zh-CN' : 'en', set]
}
