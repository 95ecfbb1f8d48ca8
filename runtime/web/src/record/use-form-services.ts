import type { Choice, FormServices } from '@attain/form'
import { isLogic } from '@attain/form/filter'
import { listRecords, searchRecords } from '@attain/ui/api'
import { useMemo, useRef } from 'react'
import { uploadFile } from '../api/files.ts'
import { useApplication } from '../application/application.tsx'
import { recordName } from '../application/record-names.ts'

const SHOWN = 20

/** What forms need from the API. `onName` hears the names of the records that were found. */
export function useFormServices(onName?: (id: string, name: string) => void): FormServices {
  const { objects } = useApplication()
  const hear = useRef(onName)
  hear.current = onName
  return useMemo<FormServices>(() => {
    const find = async (
      name: string,
      words: string,
      where: unknown,
      signal: AbortSignal,
    ): Promise<readonly Choice[]> => {
      const object = objects.get(name)
      if (!isLogic(where) || !object) return (await searchRecords(words, [name], SHOWN, signal)).items
      const page = await listRecords(
        name,
        { fields: [object.nameField], filter: { ...where }, limit: SHOWN, ...(words && { search: words }) },
        signal,
      )
      return page.items.map((record) => ({ id: record.id, name: recordName(object, record) }))
    }
    return {
      async findRecords(...query) {
        const choices = await find(...query)
        for (const { id, name } of choices) hear.current?.(id, name)
        return choices
      },
      // the application holds the objects that this person may read
      mayFind: (name) => objects.has(name),
      uploadFile,
    }
  }, [objects])
}
