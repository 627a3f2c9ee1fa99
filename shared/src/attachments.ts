import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant } from './primitives.ts'

/** What a file may be tied to. */
export const ATTACHMENT_SUBJECTS = [
  'need',
  'achievement',
  'organisation',
  'agent',
  'encounter',
  'roadshow',
  'presentation',
] as const
export type AttachmentSubjectKind = (typeof ATTACHMENT_SUBJECTS)[number]
/** `need:<id>` */
export const AttachmentSubjectRef = z.string().regex(new RegExp(`^(${ATTACHMENT_SUBJECTS.join('|')}):[0-9a-f-]{36}$`))

/** `material` tells more about a listing; `licence` of an organisation, `certificate` of an agent, `evidence` of a claim are for who checks them. */
export const ATTACHMENT_PURPOSES = ['material', 'licence', 'certificate', 'evidence'] as const
export const AttachmentPurpose = z.enum(ATTACHMENT_PURPOSES)
export type AttachmentPurpose = z.infer<typeof AttachmentPurpose>

/** `PUBLIC`: whoever may read the subject may download. `ON_REQUEST`: owners, operators, and whom the owner grants it. */
export const ATTACHMENT_VISIBILITIES = ['PUBLIC', 'ON_REQUEST'] as const
export const AttachmentVisibility = z.enum(ATTACHMENT_VISIBILITIES)
export type AttachmentVisibility = z.infer<typeof AttachmentVisibility>

/** Every kind that is taken in, with the endings a name may have. */
export const FILE_KINDS = {
  pdf: { endings: ['pdf'], type: 'application/pdf' },
  docx: { endings: ['docx'], type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { endings: ['xlsx'], type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { endings: ['pptx'], type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  doc: { endings: ['doc'], type: 'application/msword' },
  xls: { endings: ['xls'], type: 'application/vnd.ms-excel' },
  ppt: { endings: ['ppt'], type: 'application/vnd.ms-powerpoint' },
  png: { endings: ['png'], type: 'image/png' },
  jpeg: { endings: ['jpg', 'jpeg'], type: 'image/jpeg' },
  webp: { endings: ['webp'], type: 'image/webp' },
} as const
export type FileKind = keyof typeof FILE_KINDS
export const FileKind = z.enum(Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]])

/** 50 MB as file managers show it; attachments of one subject; a picture's width × height. */
export const FILE_LIMITS = { bytes: 50 * 1024 * 1024, perSubject: 20, pixels: 64_000_000 } as const

/** `not_scanned`: this server has no virus scanner; `waiting`: its turn comes. */
export const SCAN_STATES = ['clean', 'infected', 'not_scanned', 'waiting'] as const
export const ScanState = z.enum(SCAN_STATES)
export type ScanState = z.infer<typeof ScanState>

export const Attachment = z.object({
  id: Id,
  purpose: AttachmentPurpose,
  /** As it counts now: a subject that is confidential has nothing public. */
  visibility: AttachmentVisibility,
  /** As its owner chose it, for who may change it: counts again when the subject is no longer confidential. */
  chosen: AttachmentVisibility.nullable(),
  /** Asked to be public and not yet reviewed; only its owners and reviewers learn of that. */
  waiting: z.boolean(),
  /** Its place on the subject, from 1: how those who may not know its name call it. */
  number: z.number().int(),
  /** Only for those who may download. */
  name: z.string().nullable(),
  kind: FileKind,
  bytes: z.number().int(),
  scan: ScanState,
  /** False: author and history inside the file are as its maker left them (old Office formats, encrypted or signed files). */
  cleaned: z.boolean(),
  mayDownload: z.boolean(),
  mayRemove: z.boolean(),
  createdAt: Instant,
})
export type Attachment = z.infer<typeof Attachment>

export const AttachmentList = z.object({
  items: z.array(Attachment),
  /** Whether the asker may add to them; then what is confidential about the subject. */
  mayAttach: z.boolean(),
  confidential: z.boolean(),
})
export type AttachmentList = z.infer<typeof AttachmentList>

/** Goes before the file, as the query of the upload's address. */
export const AttachmentUpload = z.object({
  subject: AttachmentSubjectRef,
  purpose: AttachmentPurpose.default('material'),
  visibility: AttachmentVisibility.default('ON_REQUEST'),
})

/** Files travel outside JSON: upload is multipart (`file`), the download is an attachment. */
export const attachmentPaths = {
  upload: '/api/v1/attachments',
  file: (id: string) => `/api/v1/attachments/${id}/file`,
}

export const attachmentsApi = {
  list: endpoint({
    id: 'attachments.list',
    method: 'GET',
    path: '/api/v1/attachments',
    access: 'public',
    summary: '一条记录的附件',
    query: z.object({ subject: AttachmentSubjectRef }),
    reply: AttachmentList,
  }),
  show: endpoint({
    id: 'attachments.show',
    method: 'PUT',
    path: '/api/v1/attachments/:id/visibility',
    access: 'signed_in',
    summary: '附件公开或按申请提供',
    params: IdParams,
    body: z.object({ visibility: AttachmentVisibility }),
    reply: Attachment,
  }),
  remove: endpoint({
    id: 'attachments.remove',
    method: 'DELETE',
    path: '/api/v1/attachments/:id',
    access: 'signed_in',
    summary: '删除附件',
    params: IdParams,
    reply: z.object({ removed: z.boolean() }),
  }),
}
