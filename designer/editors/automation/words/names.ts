/** What names in an approval or a rule are called by people. */
import type { Bundle, Language } from '@attain/engine/metadata'
import { relatedObject } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../../check/use-checks.ts'
import { useAutomationPlace } from '../../../names/automation-place.ts'
import { fieldAtPath, labelOfPath } from '../../../names/field-path.ts'

export interface Names {
  readonly t: TFunction
  readonly language: Language
  /** The object whose records it is about. */
  readonly object: string
  /** Who has submitted it, or is appraised. */
  readonly submitter: string
  path(path: string, of?: string): string
  role(name: string): string
  objectNamed(name: string): string
  approval(name: string): string
  kpi(name: string): string
  related(name: string): string
  /** An option of the field at a path, such as a stage; undefined where the field has no such option. */
  option(path: string, value: string, of?: string): string | undefined
  list(words: readonly string[]): string
}

export function namesIn(bundle: Bundle, object: string, language: Language, t: TFunction, isAppraisal = false): Names {
  const linked = bundle.objects.get(object)
  const objectNamed = (name: string) => textIn(bundle.objects.get(name)?.document.label, language) || name
  return {
    t,
    language,
    object,
    submitter: t(isAppraisal ? 'people.saidAppraised' : 'people.saidSubmitter'),
    path: (path, of = object) => labelOfPath(bundle, of, path, language),
    role: (name) => textIn(bundle.roles.get(name)?.document.label, language) || name,
    objectNamed,
    approval(name) {
      const found = bundle.approvalsOf(object).find(({ document }) => document.name === name)
      return textIn(found?.document.label, language) || name
    },
    kpi: (name) => textIn(bundle.kpis.get(name)?.document.label, language) || name,
    related(name) {
      const children = linked?.children.get(name)?.field.children
      const field = linked?.fields.get(name)
      const of = relatedObject(bundle, object, name)
      const label = typeof children === 'object' ? children.label : field?.label
      return textIn(label, language) || (of === undefined ? name : objectNamed(of))
    },
    option(path, value, of = object) {
      const options = fieldAtPath(bundle, of, path, language)?.field.options
      return textIn(options?.find((one) => one.value === value)?.label, language) || undefined
    },
    list: (words) => words.join(language === 'en' ? ', ' : '、'),
  }
}

export function useNames(object: string): Names {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const { isAppraisal } = useAutomationPlace()
  return useMemo(() => namesIn(bundle, object, language, t, isAppraisal), [bundle, object, language, t, isAppraisal])
}
