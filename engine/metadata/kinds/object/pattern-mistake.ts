import { limits } from '../../limits.ts'
import type { Text } from '../../model.ts'

/** Why a pattern is not accepted. It runs on every save, so one that can take exponential time is refused as well. */
export function patternMistake(pattern: string): Text | undefined {
  if (pattern.length > limits.patternCharacters)
    return {
      en: `it has more than ${limits.patternCharacters} characters`,
      'zh-CN': `超过 ${limits.patternCharacters} 个字符`,
    }
  try {
    new RegExp(pattern, 'u')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { en: 'it is not a valid regular expression', 'zh-CN': '不是有效的正则表达式' }
  }
  if (/\\[1-9k]/.test(pattern)) return { en: 'it refers back to a group', 'zh-CN': '使用了反向引用' }
  if (repeatsWhatRepeats(pattern))
    return {
      en: 'a part that repeats repeats or branches inside, so a check could take for ever',
      'zh-CN': '重复的部分内部又有重复或分支，校验可能耗时过长',
    }
  return undefined
}

/** Whether `*`, `+` or `{2,}` follows a group in which there is another, or a choice: the cause of runaway matching. */
function repeatsWhatRepeats(pattern: string): boolean {
  let rest = pattern.replace(/\\./gsu, 'x').replace(/\[[^\]]*\]/gu, 'x')
  const innermost = /\((?:\?(?:<?[=!]|:|<\w+>))?([^()]*)\)([*+]|\{\d+,\d*\})?/u
  for (let group = innermost.exec(rest); group !== null; group = innermost.exec(rest)) {
    const [whole, inside = '', repeat] = group
    const isOpen = /[*+|]|\{\d+,\d*\}/u.test(inside)
    if (isOpen && repeat !== undefined) return true
    rest = rest.replace(whole, () => (isOpen || repeat !== undefined ? 'x+' : 'x'))
  }
  return false
}
