/** What is done to an approval, with the questions that are asked before. */
import { useLanguage } from '@attain/ui/i18n'
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import type { DocumentValue } from '../../document/documents.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { namesIn } from '../automation/words/names.ts'
import type { EditedApproval, Selected } from './approval-context.tsx'
import { elementBeside, elementsOf, START_ID } from './canvas/elements.ts'
import * as commands from './graph/commands.ts'
import { type Approval, approvalOf, hasBranches, nodeNamed } from './graph/document.ts'
import { goesWith, goesWithBranch, insertAfter, insertOnExit, remove as withoutNodes } from './graph/edits.ts'
import { exitOf } from './graph/exits.ts'
import { newBranch, newFragment } from './graph/new-node.ts'
import { titleOf } from './say-node.ts'
import { useSelected } from './use-selected.ts'

export function useEdited(identity: string, document: DocumentValue): EditedApproval {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { modal, message } = App.useApp()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const approval = approvalOf(document)
  const [selected, select] = useSelected(approval)
  return useMemo<EditedApproval>(() => {
    const names = namesIn(bundle, approval.object, language, t)
    const called = (name: string) => {
      const node = nodeNamed(approval, name)
      return node === undefined ? name : titleOf(node, names)
    }
    /** Asks when more goes than was pointed at. */
    const ask = (title: string, others: readonly string[], onOk: () => void) => {
      if (others.length === 0) onOk()
      else
        modal.confirm({
          title,
          content: t('approval.goesToo', { steps: names.list(others.map(called)) }),
          okText: t('action.delete'),
          cancelText: t('action.cancel'),
          okButtonProps: { danger: true },
          onOk,
        })
    }
    return {
      identity,
      approval,
      bundle,
      names,
      problems,
      selected,
      select,
      run: (command) => draft.run(command),
      insert(type, spot) {
        const fragment = newFragment(type, approval.object, approval.name, bundle)
        if (fragment === undefined) {
          message.info(t('approval.noOther'))
          return
        }
        const after =
          'on' in spot ? insertOnExit(approval, spot.on, fragment) : insertAfter(approval, spot.after, fragment)
        if (after === undefined) {
          message.info(t('approval.cannotInsert'))
          return
        }
        const what = t(`approval.type.${type}`)
        draft.run(
          'on' in spot
            ? commands.insertOnEdge(identity, spot.on, fragment, what)
            : commands.insertAfter(identity, spot.after, fragment, what),
        )
        const known = new Set(approval.nodes.map(({ name }) => name))
        const added = after.nodes.find((node) => !known.has(node.name) && node.type === type)
        if (added !== undefined) select({ of: 'nodes', names: [added.name] })
      },
      remove(wanted) {
        if (withoutNodes(approval, wanted) === undefined) {
          message.info(t(wanted.length >= approval.nodes.length ? 'approval.lastStep' : 'approval.cannotRemove'))
          return
        }
        const all = goesWith(approval, wanted)
        const what = names.list(wanted.map(called))
        const others = all.filter((name) => !wanted.includes(name) && nodeNamed(approval, name)?.type !== 'join')
        ask(t('approval.removeQuestion', { what }), others, () => {
          const before = elementBeside(elementsOf(approval), wanted[0] ?? '', 'back')
          draft.run(commands.remove(identity, wanted, what))
          // a keyboard goes on from there
          select(before === undefined || all.includes(before) ? { of: 'approval' } : selectedElement(approval, before))
        })
      },
      addBranch(name) {
        const node = nodeNamed(approval, name)
        if (!hasBranches(node)) return
        draft.run(commands.addBranch(identity, name, newBranch(node.branches.length + 1), called(name)))
        select({ of: 'branch', exit: { from: name, way: node.branches.length } })
      },
      removeBranch(name, index) {
        ask(t('approval.removeBranchQuestion'), goesWithBranch(approval, name, index), () => {
          draft.run(commands.removeBranch(identity, name, index, called(name)))
          select({ of: 'nodes', names: [name] })
        })
      },
    }
  }, [identity, approval, bundle, problems, selected, select, draft, language, t, modal, message])
}

function selectedElement(approval: Approval, id: string): Selected {
  if (id === START_ID) return { of: 'approval' }
  return nodeNamed(approval, id) === undefined ? { of: 'branch', exit: exitOf(id) } : { of: 'nodes', names: [id] }
}
