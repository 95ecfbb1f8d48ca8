import { Help, type Option } from 'commander'
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

  override optionDescription(option: Option): string {
    const description = super.optionDescription(option)
    if (this.#language !== 'zh-CN') return description
    return description.replace('(default: ', '（默认：').replace('(choices: ', '（可选：').replace(/\)$/, '）')
  }
}

const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '错误：缺少参数 $1'],
  [/^error: required option '(.+)' not specified/, '错误：缺少选项 $1'],
  [/^error: option '(.+)' argument missing/, '错误：选项 $1 缺少值'],
  [/^error: option '(.+)' argument '(.*)' is invalid\..*/, '错误：选项 $1 的值“$2”无效'],
  [/^error: unknown option '(.+)'/, '错误：没有选项 $1'],
  [/^error: unknown command '(.+)'/, '错误：没有命令 $1'],
  [/^error: too many arguments.*/, '错误：参数过多'],
  [/\(Did you mean (.+)\?\)/, '（您是不是要写 $1？）'],
]

/** What commander says of wrong usage, in the reader's language. */
export function mistakeInLanguage(text: string, language: Language): string {
  if (language !== 'zh-CN') return text
  return mistakes.reduce((said, [pattern, chinese]) => said.replace(pattern, chinese), text)
}
