/** Two arcs that meet over one deck. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" fill="none" strokeLinecap="round">
      <path d="M3 23C3 12 9.5 7 16 7" stroke="var(--wanted)" strokeWidth="3.2" />
      <path d="M29 23C29 12 22.5 7 16 7" stroke="var(--known)" strokeWidth="3.2" />
      <path d="M3 24.5h26" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
