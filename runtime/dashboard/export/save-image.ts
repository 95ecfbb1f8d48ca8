import { unroll } from './unrolled.ts'

/** A part of the page as PNG, twice as large as it is shown; drawn by the browser itself. `edge` is left free around it. */
export async function saveImage(element: HTMLElement, title: string, edge = 0): Promise<void> {
  const { toPng } = await import('html-to-image')
  const rollUp = unroll(element)
  try {
    const url = await toPng(element, {
      pixelRatio: 2,
      skipFonts: true,
      ...(edge > 0 && {
        width: element.offsetWidth + 2 * edge,
        height: element.offsetHeight + 2 * edge,
        style: { boxSizing: 'border-box', padding: `${edge}px` },
      }),
      backgroundColor: groundOf(element),
      filter: (node) => !(node instanceof HTMLElement && node.dataset.export === 'no'),
    })
    saveAs(url, `${title}.png`)
  } finally {
    rollUp()
  }
}

/** What is seen behind it: a picture without ground cannot be read on another one. */
function groundOf(element: HTMLElement | null): string {
  if (element === null) return '#fff'
  const { backgroundColor } = getComputedStyle(element)
  return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor
}

function saveAs(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
