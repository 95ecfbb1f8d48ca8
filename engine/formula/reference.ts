/** The reference of all functions and operators, written from their definitions; the product and the docs show the same. */
import type { Language, Text } from '../metadata/model.ts'
import { type Definition, type Family, families } from './functions/definition.ts'
import { definitions } from './functions/index.ts'
import { formulaLimits } from './limits.ts'
import { differences, ruleSections } from './rules.ts'
import { signatureOf } from './types/parameter.ts'

export interface ReferenceEntry {
  readonly name: string
  readonly family: Family
  readonly signature: string
  readonly returns: string
  readonly about: string
  readonly differs?: string
  readonly examples: Definition['examples']
}

/** What the editor and the help page show, in a language. */
export function formulaReference(language: Language): readonly ReferenceEntry[] {
  return definitions.map((definition) => ({
    name: definition.name,
    family: definition.family,
    signature: shownAs(definition),
    returns: definition.returns,
    about: definition.about[language] ?? definition.about.en,
    ...(definition.differs === undefined ? {} : { differs: definition.differs[language] ?? definition.differs.en }),
    examples: definition.examples,
  }))
}

function shownAs(definition: Definition): string {
  if (/^[A-Z]/.test(definition.name)) return signatureOf(definition)
  const [first, ...rest] = definition.parameters.map(({ name }) => name)
  return rest.length === 0 ? `${first}${definition.name}` : [first, ...rest].join(` ${definition.name} `)
}

/** The names of the families, in their order. */
export function familyNames(language: Language): readonly { readonly family: Family; readonly name: string }[] {
  return families.map((family) => ({ family, name: words[language].families[family] }))
}

/** The rules that hold for every formula, in a language. */
export function formulaRules(language: Language): FormulaRules {
  const written = (text: Text) => text[language] ?? text.en
  return {
    sections: ruleSections.map(({ name, title, rules }) => ({
      name,
      title: written(title),
      rules: rules.map(({ about, says, example }) => ({
        about: written(about),
        says: written(says),
        ...(example === undefined ? {} : { example }),
      })),
    })),
    differences: differences.map(({ here, spreadsheet, why }) => ({
      here: written(here),
      spreadsheet: written(spreadsheet),
      why: written(why),
    })),
  }
}

export interface FormulaRules {
  readonly sections: readonly {
    readonly name: string
    readonly title: string
    readonly rules: readonly { readonly about: string; readonly says: string; readonly example?: string }[]
  }[]
  readonly differences: readonly { readonly here: string; readonly spreadsheet: string; readonly why: string }[]
}

const words = {
  en: {
    title: 'Formula reference',
    note: 'Written from the definitions of the functions by `node engine/formula/generate-reference.ts`; do not edit.',
    differs: 'Other than in a spreadsheet',
    families: {
      operators: 'Operators',
      logic: 'Logic',
      numbers: 'Numbers',
      text: 'Text',
      dates: 'Dates',
      aggregates: 'Child records',
      context: 'Context',
    },
    blank: 'blank',
    limits: 'Limits',
    columns: ['Here', 'In a spreadsheet', 'Why'],
  },
  'zh-CN': {
    title: '公式参考',
    note: '由 `node engine/formula/generate-reference.ts` 根据函数定义生成，请勿手工修改。',
    differs: '与电子表格的不同',
    families: {
      operators: '运算符',
      logic: '逻辑',
      numbers: '数字',
      text: '文本',
      dates: '日期',
      aggregates: '子记录汇总',
      context: '上下文',
    },
    blank: '空',
    limits: '限制',
    columns: ['此处', '电子表格', '原因'],
  },
} as const

/** The reference as Markdown. */
export function writeReference(language: Language): string {
  const say = words[language]
  const entries = formulaReference(language)
  const sections = families.map((family) => {
    const inside = entries
      .filter((entry) => entry.family === family)
      .map(({ signature, about, differs, examples }) => {
        const shown = examples.map(
          ({ formula, gives }) => `    ${formula}  →  ${gives === 'blank' ? say.blank : gives}`,
        )
        return [
          `### \`${signature}\``,
          about,
          ...(differs === undefined ? [] : [`*${say.differs}:* ${differs}`]),
          shown.join('\n'),
        ].join('\n\n')
      })
    return [`## ${say.families[family]}`, ...inside].join('\n\n')
  })
  const { sections: ruled, differences: differing } = formulaRules(language)
  const rules = ruled.map(({ title, rules }) =>
    [
      `## ${title}`,
      rules
        .map(({ about, says, example }) => `- **${about}:** ${says}${example === undefined ? '' : ` \`${example}\``}`)
        .join('\n'),
    ].join('\n\n'),
  )
  const table = [
    say.columns,
    say.columns.map(() => '---'),
    ...differing.map(({ here, spreadsheet, why }) => [here, spreadsheet, why]),
  ].map((cells) => `| ${cells.join(' | ')} |`)
  const limits = Object.entries(formulaLimits).map(([name, value]) => `- ${name}: ${value}`)
  return `${[
    `# ${say.title}`,
    say.note,
    ...sections,
    ...rules,
    `## ${say.differs}`,
    table.join('\n'),
    `## ${say.limits}`,
    limits.join('\n'),
  ].join('\n\n')}\n`
}
