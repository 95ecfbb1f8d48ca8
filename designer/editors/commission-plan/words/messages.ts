/** The templates of the engine's words, both languages: a plan is read in either. */
import english from '@attain/engine/commission/words/en.json' with { type: 'json' }
import chinese from '@attain/engine/commission/words/zh-CN.json' with { type: 'json' }

export const messages = { en: english, 'zh-CN': chinese } as const
