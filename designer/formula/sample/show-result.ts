/** What a formula gives as people read it. */
import type { Json } from '@attain/engine/fields'
import type { FormulaType } from '@attain/engine/formula/language'
import type { Bundle, Language } from '@attain/engine/metadata'
import { dateLocale, groupDigits, shiftDecimal, showDate, showMoment, textIn, trimDecimal } from '@attain/form'

/** Undefined for blank. References stay ids: their names come from the record. */
export function showResult(value: Json, type: FormulaType, bundle: Bundle, language: Language): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) {
    const of = type.kind === 'list' ? type.of : type
    const shown = value.map((one: Json) => showResult(one, of, bundle, language) ?? '')
    return shown.length === 0 ? undefined : shown.join(language === 'en' ? ', ' : '、')
  }
  const text = String(value)
  switch (type.kind) {
    case 'number':
    case 'duration':
      return groupDigits(trimDecimal(text))
    case 'percent':
      return `${groupDigits(trimDecimal(shiftDecimal(text, 2)))}%`
    case 'currency':
      return `${type.currency} ${groupDigits(text)}`
    case 'date':
      return showDate(text, dateLocale(language))
    case 'datetime':
      return showMoment(text, dateLocale(language))
    case 'option': {
      const [object = '', field = ''] = type.field.split('.')
      const option = bundle.objects
        .get(object)
        ?.fields.get(field)
        ?.options?.find((one) => one.value === text)
      return textIn(option?.label, language) || text
    }
    default:
      return text
  }
}
