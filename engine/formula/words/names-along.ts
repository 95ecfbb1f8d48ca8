/** What people call the fields and options in a formula over an object. */
import type { FormulaNames } from './formula-words.ts'

type Language = 'en' | 'zh-CN'
type Words = { readonly en: string; readonly 'zh-CN'?: string | undefined }

export interface NamedField {
  readonly name: string
  readonly label: Words
  /** The object that a path goes on in. */
  readonly target?: string | undefined
  readonly options?: readonly { readonly value: string; readonly label: Words }[] | undefined
}

export function namesAlong(
  language: Language,
  object: string,
  fieldOf: (object: string, name: string) => NamedField | undefined,
): FormulaNames {
  const said = (label: Words) => label[language] ?? label.en
  return {
    field: (path) =>
      fieldsAlong(path)
        ?.map(({ label }) => said(label))
        .join(' › '),
    option: (path, value) => {
      const option = fieldsAlong(path)
        ?.at(-1)
        ?.options?.find((one) => one.value === value)
      return option && said(option.label)
    },
  }

  /** Undefined where the path leads nowhere. */
  function fieldsAlong(path: string): readonly NamedField[] | undefined {
    const found: NamedField[] = []
    let at: string | undefined = object
    for (const name of path.split('.')) {
      const field: NamedField | undefined = at === undefined ? undefined : fieldOf(at, name)
      if (field === undefined) return undefined
      found.push(field)
      at = field.target
    }
    return found
  }
}
