export interface Red {
  file: string
  /** Empty: the file itself did not load. */
  test: string
  fault: string
}
export interface Part {
  passed: number
  failed: number
  skipped: number
}
export function readReport(file: string, code: number | null): Part & { red: Red[] }
export function tell(parts: (Part & { name: string; seconds: number; red?: Red[]; mended?: Red[] })[], seconds: number): 0 | 1
