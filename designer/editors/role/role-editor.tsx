/** The editor of a role: its rights as a matrix, what they come to, how they stand beside those of other roles. */

import { Badge, Skeleton, Tabs } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useProblemsOf } from '../../check/use-checks.ts'
import type { EditorProps } from '../editor.ts'
import { AdministratorNotice } from './administrator-notice.tsx'
import { CompareRoles } from './compare-roles.tsx'
import { FigureRights } from './figure-rights.tsx'
import { RightsMatrix } from './rights-matrix.tsx'
import './role.css'
import { roleOf } from './role-document.ts'
import { RoleSettings } from './role-settings.tsx'
import { useTexts } from './texts.ts'

// rights are compiled for it, as nothing else here does
const SeeAs = lazy(() => import('../../see-as/see-as.tsx'))

type Tab = 'rights' | 'figures' | 'seeAs' | 'compare' | 'settings'

export default function RoleEditor({ identity, document }: EditorProps) {
  const { t } = useTexts()
  const at = useSearchParams()[0].get('at')
  const [chosen, setChosen] = useState<{ readonly tab: Tab; readonly at: string | null }>()
  const problems = useProblemsOf(identity)
  const role = roleOf(document)
  // an address that asks for a place is followed once
  const tab = chosen !== undefined && chosen.at === at ? chosen.tab : tabOf(at)
  const isFaulty = (of: Tab) => problems.some(({ severity, pointer }) => severity === 'error' && tabOf(pointer) === of)
  const label = (of: Tab) => (
    <Badge dot={isFaulty(of)} offset={[4, 0]}>
      {t(`tab.${of}`)}
    </Badge>
  )
  const roles = useMemo(() => [role.name], [role.name])
  return (
    <Tabs
      className="role-editor"
      activeKey={tab}
      onChange={(key) => setChosen({ tab: key as Tab, at })}
      destroyOnHidden
      items={[
        {
          key: 'rights',
          label: label('rights'),
          children:
            role.administrator === true ? (
              <AdministratorNotice identity={identity} role={role} />
            ) : (
              <RightsMatrix identity={identity} role={role} problems={problems} at={at} />
            ),
        },
        ...(role.administrator === true
          ? []
          : [
              {
                key: 'figures',
                label: label('figures'),
                children: <FigureRights identity={identity} role={role} problems={problems} />,
              },
            ]),
        {
          key: 'seeAs',
          label: label('seeAs'),
          children: (
            <Suspense fallback={<Skeleton active />}>
              <SeeAs begin={roles} />
            </Suspense>
          ),
        },
        { key: 'compare', label: label('compare'), children: <CompareRoles current={role.name} /> },
        {
          key: 'settings',
          label: label('settings'),
          children: <RoleSettings identity={identity} document={document} problems={problems} />,
        },
      ]}
    />
  )
}

function tabOf(pointer: string | null): Tab {
  if (pointer !== null && /^\/(kpis|scorecards|plans)/.test(pointer)) return 'figures'
  return pointer === null || pointer === '' || pointer.startsWith('/objects') ? 'rights' : 'settings'
}
