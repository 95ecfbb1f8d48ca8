/** How parts of a generated form stand together. */
import type { DescriptionFieldProps, TemplatesType } from '@rjsf/utils'

/** Descriptions are tips at the labels; paragraphs between the inputs would double the form. */
export const templates: Partial<TemplatesType> = {
  DescriptionFieldTemplate: (_: DescriptionFieldProps) => null,
}
