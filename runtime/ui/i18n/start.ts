/** i18next with the messages of the front end and those that all share; switching changes everything at once. */
import { inSentence, type Language } from '@attain/form'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next, { type BackendModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { caller } from '../api/request.ts'
import { initialLanguage, rememberLanguage } from './language.ts'
import { uiMessages } from './messages.ts'

/** Messages by language, nested by key. */
type Messages = Readonly<Record<Language, object>>

/** Messages that are many: each language is a file that is loaded when it is spoken, and a page of its own needs them. */
export type MessageFiles = Readonly<Record<Language, () => Promise<{ readonly default: object }>>>

/**
 * Prepares all texts; call it before the first render. `files` are those of the front end by namespace: `page` comes at
 * once, each other one with the first page that asks for it. `shared` are there from the start.
 */
export async function startI18n(
  files: Readonly<Record<string, MessageFiles>>,
  shared: Readonly<Record<string, Messages>>,
): Promise<void> {
  const language = initialLanguage()
  apply(language)
  const all: Readonly<Record<string, Messages>> = { ...shared, ui: uiMessages }
  const inLanguage = (code: Language) =>
    Object.fromEntries(Object.entries(all).map(([namespace, texts]) => [namespace, texts[code]]))
  await i18next
    .use(initReactI18next)
    .use(loaderOf(files))
    .init({
      lng: language,
      // every text is there in both languages
      fallbackLng: false,
      ns: ['page'],
      defaultNS: 'page',
      resources: { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') },
      partialBundledLanguages: true,
      load: 'currentOnly',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  // `{{object, inSentence}}` in a message.
  i18next.services.formatter?.add('inSentence', inSentence)
}

function loaderOf(files: Readonly<Record<string, MessageFiles>>): BackendModule {
  return {
    type: 'backend',
    init: () => {},
    read: async (language, namespace) => (await files[namespace]?.[language as Language]())?.default ?? {},
  }
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
    void i18n.changeLanguage(language)
  }
  return [i18n.language === 'zh-CN' ? 'zh-CN' : 'en', set]
}
