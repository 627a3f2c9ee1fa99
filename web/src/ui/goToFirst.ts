/** Once the marks are drawn, the first of them is where the person goes on. */
export const goToFirst = (box: HTMLElement | null) =>
  requestAnimationFrame(() => box?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
