/** A part of the page as PNG, twice as large as it is shown; drawn by the browser itself. `edge` is left free around it. */
export async function saveImage(element: HTMLElement, title: string, edge = 0): Promise<void> {
  const { toPng } = await import('html-to-image')
  const ground = getComputedStyle(element).backgroundColor
  const url = await toPng(element, {
    pixelRatio: 2,
    skipFonts: true,
    ...(edge > 0 && {
      width: element.offsetWidth + 2 * edge,
      height: element.offsetHeight + 2 * edge,
      style: { boxSizing: 'border-box', padding: `${edge}px` },
    }),
    backgroundColor: ground === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : ground,
    filter: (node) => !(node instanceof HTMLElement && node.dataset.export === 'no'),
  })
  const link = document.createElement('a')
  link.href = url
  link.download = `${title}.png`
  link.click()
}
