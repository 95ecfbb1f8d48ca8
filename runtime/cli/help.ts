import { Help } from 'commander'
import type { Language } from './language.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
}

/** The help of a command with its headings in the reader's language. */
export class HelpInLanguage extends Help {
  readonly #language: Language

  constructor(language: Language) {
    super()
    this.#language = language
  }

  override styleTitle(title: string): string {
    return this.#language === 'zh-CN' ? (titles[title] ?? title) : title
  }

  override styleUsage(usage: string): string {
    return usage
  }
}
