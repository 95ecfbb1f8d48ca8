import type { FigureRecordsBody, FigureRecordsQuery, FiguresBody, FiguresQuery, KpiBody } from '@attain/contract'
import { request } from '@attain/ui/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboardPlace } from './place.tsx'

/** Figures change with records; what is shown again within this time is not asked again. */
const FRESH_MS = 15_000

export function useFigures(query: FiguresQuery | undefined) {
  const { workspace, language, ask, asked } = useDashboardPlace()
  return useQuery({
    queryKey: ['figures', workspace, language, query, ...(asked === undefined ? [] : [asked])],
    queryFn: ({ signal }) =>
      ask && query
        ? ask(query, signal)
        : request<FiguresBody>('/performance/figures', { method: 'POST', body: query, signal }),
    enabled: query !== undefined,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  })
}

export function useFigureRecords(query: FigureRecordsQuery) {
  const { workspace, language } = useDashboardPlace()
  return useQuery({
    queryKey: ['figures', workspace, language, 'records', query],
    queryFn: ({ signal }) =>
      request<FigureRecordsBody>('/performance/records', { method: 'POST', body: query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The KPIs whose figures the person may see, by name. */
export function useKpis(workspace: string, language: string) {
  const answer = useQuery({
    queryKey: ['figures', workspace, language, 'kpis'],
    queryFn: ({ signal }) => request<{ items: KpiBody[] }>('/performance/kpis', { signal }),
    staleTime: 60_000,
  })
  const kpis = useMemo(() => answer.data && new Map(answer.data.items.map((kpi) => [kpi.name, kpi])), [answer.data])
  return { ...answer, kpis }
}
