import type { FieldModel, OptionModel } from '../metadata/model.ts'
import { foldText } from './characters.ts'

/** The option that a cell means: by value, else by its label in any language, whatever the case and width. */
export function findOption(field: FieldModel, text: string): OptionModel | undefined {
  const options = field.options ?? []
  const exact = options.find((option) => option.value === text)
  if (exact !== undefined) return exact
  const folded = foldText(text)
  return (
    options.find((option) => foldText(option.value) === folded) ??
    options.find((option) => Object.values(option.label).some((label) => foldText(label) === folded))
  )
}

/** The values in words for a message, the first few when there are many. */
export function listOptions(field: FieldModel): string {
  const values = (field.options ?? []).filter((option) => option.retired !== true).map((option) => option.value)
  return values.length > 12 ? `${values.slice(0, 12).join(', ')}, …` : values.join(', ')
}

export function optionLabel(field: FieldModel, value: string, language: 'en' | 'zh-CN'): string {
  const label = field.options?.find((option) => option.value === value)?.label
  return label?.[language] ?? label?.en ?? value
}
