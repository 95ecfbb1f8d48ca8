import './mark.css'

/** The name of the product with its sign. */
export function Mark({ text = 'Attain', folded = false }: { readonly text?: string; readonly folded?: boolean }) {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden>
        <rect width="32" height="32" rx="8" fill="var(--ant-color-primary)" />
        <path d="M8 23 16 8l8 15h-4.2L16 15.4 12.2 23z" fill="#fff" />
      </svg>
      {!folded && <span>{text}</span>}
    </span>
  )
}
