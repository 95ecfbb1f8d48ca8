/** Small parts of the page that both front ends have. */
export * from './icons.tsx'
export * from './link-button.tsx'
export * from './mark.tsx'
export * from './preference-items.tsx'
export * from './sandbox-label.tsx'
export * from './use-shortcut.ts'
export * from './use-title.ts'
export * from './workspace-items.tsx'
