/** The editor of an object: its fields, stages, record types and validations, and beside them the settings of what is chosen. */
import { CloseOutlined, EyeOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Badge, Button, Drawer, Skeleton, Tabs } from 'antd'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { useDraft, useDraftState } from '../../draft/draft-context.tsx'
import { useWidth } from '../../parts/use-width.ts'
import type { EditorProps } from '../editor.ts'
import { FieldList } from './fields/field-list.tsx'
import { typeIcons } from './fields/type-icons.tsx'
import { FieldInspector } from './inspector/field-inspector.tsx'
import { RecordTypeInspector, RecordTypes } from './lists/record-types.tsx'
import { ValidationInspector, Validations } from './lists/validations.tsx'
import { type EditedObject, ObjectContext, problemsIn } from './object-context.tsx'
import { keysOf, objectOf } from './object-document.ts'
import './object-editor.css'
import { ObjectSettings } from './settings/object-settings.tsx'
import { StageEditor } from './stages/stage-editor.tsx'
import { StageInspector } from './stages/stage-inspector.tsx'
import { UsableBar } from './usable/usable-bar.tsx'
import { type Part, useChosen } from './use-chosen.ts'

const ObjectForm = lazy(() => import('./preview/object-form.tsx'))
/** Fields of an object whose form is quick enough to be drawn with every change. */
const MOST_BESIDE = 100
const REMEMBERED = 'attain.designer.form'

/** Wide enough for the list and the settings side by side. */
const WIDE = 760

/** As it was last time; at first where there is room for it. */
function isFormWanted(): boolean {
  const remembered = localStorage.getItem(REMEMBERED)
  return remembered === null ? window.innerWidth >= 1280 : remembered === 'shown'
}

export default function ObjectEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const base = useDraftState((state) => state.base.get(identity))
  const { ref, width } = useWidth<HTMLDivElement>()
  const edited = useMemo<EditedObject | undefined>(() => {
    const object = objectOf(document)
    if (object === undefined) return undefined
    const { fields = [] } = object
    return {
      identity,
      document,
      object,
      fields,
      live: objectOf(base),
      bundle,
      problems,
      run: (command) => draft.run(command),
    }
  }, [identity, document, base, bundle, problems, draft])
  const { part, key, setPart, choose } = useChosen(edited)
  const main = useRef<HTMLDivElement>(null)
  const [hasForm, setForm] = useState(isFormWanted)
  const [isFormAsked, setFormAsked] = useState(false)
  const aside = useRef<HTMLElement>(null)
  if (edited === undefined) return null
  const { object, fields } = edited
  const stageIndex = fields.findIndex(({ name }) => name === object.stages?.field)
  const stageField = fields[stageIndex]
  const indexIn = (entries: readonly { readonly name: string }[]) =>
    key === undefined ? -1 : keysOf(entries).indexOf(key)

  const inspected = (): { readonly title: ReactNode; readonly content: ReactNode } | undefined => {
    switch (part) {
      case 'fields': {
        const index = indexIn(fields)
        const field = fields[index]
        return (
          field && {
            title: (
              <>
                {typeIcons[field.type]} {textIn(field.label, language) || field.name}
              </>
            ),
            content: <FieldInspector key={field.name} index={index} onRenamed={choose} />,
          }
        )
      }
      case 'stages': {
        const position = stageField?.options?.findIndex(({ value }) => value === key) ?? -1
        const stage = stageField?.options?.[position]
        return (
          stage &&
          stageField && {
            title: textIn(stage.label, language) || stage.value,
            content: (
              <StageInspector
                key={stage.value}
                index={stageIndex}
                field={stageField}
                position={position}
                onRenamed={choose}
              />
            ),
          }
        )
      }
      case 'recordTypes': {
        const index = indexIn(object.recordTypes ?? [])
        const type = object.recordTypes?.[index]
        return (
          type && {
            title: textIn(type.label, language),
            content: <RecordTypeInspector key={index} index={index} onRenamed={choose} />,
          }
        )
      }
      case 'validations': {
        const index = indexIn(object.validations ?? [])
        const rule = object.validations?.[index]
        return rule && { title: rule.name, content: <ValidationInspector key={index} index={index} /> }
      }
      case 'settings':
        return undefined
    }
  }
  const form = {
    title: t('object.form'),
    content: (
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <ObjectForm />
      </Suspense>
    ),
  }
  const isWide = width >= WIDE
  // where it would cover the list, or hold up the work on it, it is only there when it is asked for
  const isBeside = isWide && fields.length <= MOST_BESIDE
  const open = inspected() ?? ((isBeside ? hasForm : isFormAsked) ? form : undefined)
  const showForm = (isShown: boolean) => {
    setFormAsked(isShown)
    if (!isBeside) return
    localStorage.setItem(REMEMBERED, isShown ? 'shown' : 'hidden')
    setForm(isShown)
  }
  const close = () => (open === form ? showForm(false) : choose(undefined))
  const enter = () => requestAnimationFrame(() => aside.current?.querySelector('input')?.focus())
  const leave = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    // dialogs and open lists close by themselves
    if (event.key !== 'Escape' || !event.currentTarget.contains(target)) return
    if (target.getAttribute('aria-expanded') === 'true') return
    main.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
    close()
  }
  const tab = (name: Part, count: number | undefined, pointers: readonly string[], children: ReactNode) => {
    const isFaulty = pointers.some((pointer) =>
      problemsIn(edited.problems, pointer).some(({ severity }) => severity === 'error'),
    )
    return {
      key: name,
      label: (
        <Badge dot={isFaulty} offset={[4, 0]}>
          {t(`object.tab.${name}`)}
          {count === undefined ? null : <span className="object-tab-count">{count}</span>}
        </Badge>
      ),
      children,
    }
  }
  return (
    <ObjectContext value={edited}>
      <div ref={ref} className="object-editor">
        <div ref={main} className="object-main">
          <UsableBar />
          <Tabs
            activeKey={part}
            destroyOnHidden
            renderTabBar={(props, TabBar) => (
              <div className="object-bar">
                <TabBar {...props} />
                <Button
                  type="text"
                  size="small"
                  icon={<EyeOutlined aria-hidden />}
                  aria-pressed={open === form}
                  onClick={() => {
                    const isHere = open === form
                    choose(undefined)
                    showForm(!isHere)
                  }}
                >
                  {t('object.form')}
                </Button>
              </div>
            )}
            onChange={(name) => setPart(name as Part)}
            items={[
              tab('fields', fields.length, ['/fields'], <FieldList selected={key} onSelect={choose} onEnter={enter} />),
              tab('stages', stageField?.options?.length, ['/stages'], <StageEditor selected={key} onSelect={choose} />),
              tab(
                'recordTypes',
                object.recordTypes?.length ?? 0,
                ['/recordTypes'],
                <RecordTypes selected={key} onSelect={choose} />,
              ),
              tab(
                'validations',
                object.validations?.length ?? 0,
                ['/validations'],
                <Validations selected={key} onSelect={choose} />,
              ),
              tab(
                'settings',
                undefined,
                ['/label', '/nameField', '/sharing', '/icon', '/extends', '/name'],
                <ObjectSettings />,
              ),
            ]}
          />
        </div>
        {open && isWide && (
          <aside
            ref={aside}
            className="inspector"
            aria-label={t(open === form ? 'object.form' : 'object.inspector')}
            onKeyDown={leave}
          >
            <header>
              <h2>{open.title}</h2>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('action.close')}
                onClick={close}
              />
            </header>
            <div className="inspector-body">{open.content}</div>
          </aside>
        )}
        {width > 0 && !isWide && (
          <Drawer
            open={open !== undefined}
            title={open?.title}
            size={Math.min(420, window.innerWidth)}
            onClose={close}
            destroyOnHidden
          >
            {open?.content}
          </Drawer>
        )}
      </div>
    </ObjectContext>
  )
}
