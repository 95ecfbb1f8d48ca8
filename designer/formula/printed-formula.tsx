import { printFormula, type Tree } from '@attain/engine/formula/print'
import type { Formula } from '@attain/engine/metadata'

export default function PrintedFormula({ formula }: { readonly formula: Formula }) {
  return printFormula(formula as Tree)
}
