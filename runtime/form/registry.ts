/** What rjsf's form draws with when nothing else is said: only what the form of a record needs. */
import ObjectField from '@rjsf/core/lib/components/fields/ObjectField.js'
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js'
import { DEFAULT_ID_PREFIX, DEFAULT_ID_SEPARATOR, englishStringTranslator } from '@rjsf/utils'

/** Stands where a template is asked for whose result is never shown: ours draw help and errors themselves. */
const Nothing = () => null

/**
 * Takes the place of rjsf's own registry in a build (see vite-plugin.ts). Every property of a record is drawn by our
 * `value` field; rjsf's inputs, lists of inputs and layouts would come with the page and never be seen.
 */
export default function getRegistry() {
  return {
    fields: { ObjectField, SchemaField },
    templates: {
      ButtonTemplates: {},
      DescriptionFieldTemplate: Nothing,
      FieldErrorTemplate: Nothing,
      FieldHelpTemplate: Nothing,
    },
    widgets: {},
    rootSchema: {},
    formContext: {},
    translateString: englishStringTranslator,
    globalFormOptions: {
      idPrefix: DEFAULT_ID_PREFIX,
      idSeparator: DEFAULT_ID_SEPARATOR,
      useFallbackUiForUnsupportedType: false,
    },
  }
}
