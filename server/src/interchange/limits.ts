import type { IMPORT_LIMITS } from '@keqiao/shared/interchange'

/** What a file may be; tests set them lower. */
export type Limits = { [key in keyof typeof IMPORT_LIMITS]: number }
