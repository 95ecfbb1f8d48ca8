/** Types and names of the language in the words of the page. */
import {
  type Definition,
  describeType,
  type FormulaType,
  formulaReference,
  type ReferenceEntry,
} from '@attain/engine/formula/language'
import type { Bundle, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'

/** A type by the names that people know: "option of Stage", "reference to Account". */
export function typeWords(type: FormulaType, bundle: Bundle, language: Language): string {
  const zh = language === 'zh-CN'
  switch (type.kind) {
    case 'option': {
      const [object = '', field = ''] = type.field.split('.')
      const label = textIn(bundle.objects.get(object)?.fields.get(field)?.label, language) || type.field
      return zh ? `“${label}”的选项` : `option of “${label}”`
    }
    case 'reference': {
      const label = textIn(bundle.objects.get(type.object)?.document.label, language) || type.object
      return zh ? `指向“${label}”` : `reference to “${label}”`
    }
    case 'list': {
      const of = typeWords(type.of, bundle, language)
      return zh ? `列表：${of}` : `list of ${of}`
    }
    default:
      return textIn(describeType(type), language)
  }
}

const known = new Map<Language, ReadonlyMap<string, ReferenceEntry>>()

/** The reference of a function or operator, by its name or sign. */
export function referenceOf(name: string, language: Language): ReferenceEntry | undefined {
  let entries = known.get(language)
  if (entries === undefined) {
    entries = new Map(formulaReference(language).map((entry) => [entry.name, entry]))
    known.set(language, entries)
  }
  return entries.get(name)
}

const words = {
  en: { blank: 'blank', differs: 'Other than in a spreadsheet' },
  'zh-CN': { blank: '空', differs: '与电子表格的不同' },
} as const

/** What a function does, as Markdown: what it is for, two examples, and what surprises those who know spreadsheets. */
export function documentationOf(definition: Pick<Definition, 'name'>, language: Language): string {
  const entry = referenceOf(definition.name, language)
  if (entry === undefined) return ''
  const { blank, differs } = words[language]
  const examples = entry.examples
    .slice(0, 2)
    .map(({ formula, gives }) => `${formula}  →  ${gives === 'blank' ? blank : gives}`)
  return [
    entry.about,
    ...(examples.length === 0 ? [] : [`\`\`\`attain-formula\n${examples.join('\n')}\n\`\`\``]),
    ...(entry.differs === undefined ? [] : [`*${differs}:* ${entry.differs}`]),
  ].join('\n\n')
}
