/** Uploading with progress, which `fetch` cannot report; and where files are found. */
import type { ErrorBody, FileBody } from '@attain/contract'
import type { StoredFile } from '@attain/form'
import { ApiError, callerHeaders } from '@attain/ui/api'

export function uploadFile(file: File, onProgress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest()
    upload.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`)
    for (const [name, value] of Object.entries(callerHeaders())) upload.setRequestHeader(name, value)
    upload.setRequestHeader('content-type', file.type || 'application/octet-stream')
    upload.responseType = 'json'
    upload.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    upload.onload = () =>
      upload.status < 300
        ? resolve(stored(upload.response as FileBody))
        : reject(new ApiError(upload.status, (upload.response ?? {}) as Partial<ErrorBody>))
    upload.onerror = () => reject(new ApiError(0, { code: 'network' }))
    upload.send(file)
  })
}

function stored({ id, name, mediaType, sizeBytes }: FileBody): StoredFile {
  return { id, name, mediaType, sizeBytes }
}

/** Fetches an attached file and hands it to the browser's downloads. */
export async function downloadFile(object: string, id: string, field: string, file: StoredFile): Promise<void> {
  const response = await fetch(`/api/records/${object}/${id}/files/${field}/${file.id}`, { headers: callerHeaders() })
  if (!response.ok) throw new ApiError(response.status, (await response.json().catch(() => ({}))) as Partial<ErrorBody>)
  saveBlob(await response.blob(), file.name)
}

/** Offers a blob as a download under a name. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
