import type { FieldBody } from '@attain/contract'
import { type Language, textIn } from './language.ts'
import './form.css'

type Option = NonNullable<FieldBody['options']>[number]

/** An option as people see it: a dot in its colour and its words, so that colour never says anything alone. */
export function OptionTag({ option, language }: { readonly option: Option; readonly language: Language }) {
  return (
    <span className="attain-option" data-color={option.color ?? 'gray'}>
      {textIn(option.label, language)}
    </span>
  )
}
