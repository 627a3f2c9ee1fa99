import type { ListingKind } from '@keqiao/shared/listings'

/** Every address of the web, once. */
export const paths = {
  home: '/',
  search: '/search',
  achievement: (id: string) => `/achievements/${id}`,
  need: (id: string) => `/needs/${id}`,
  listing: (kind: ListingKind, id: string) => (kind === 'need' ? `/needs/${id}` : `/achievements/${id}`),
  edit: (kind: ListingKind, id: string) => (kind === 'need' ? `/needs/${id}/edit` : `/achievements/${id}/edit`),
  organisation: (id: string) => `/organisations/${id}`,
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgot: '/forgot',
  security: '/settings/security',
  workspace: '/workspace',
  newNeed: '/needs/new',
  editNeed: (id: string) => `/needs/${id}/edit`,
  newAchievement: '/achievements/new',
  editAchievement: (id: string) => `/achievements/${id}/edit`,
  imports: '/import',
  import: (id: string) => `/import/${id}`,
  inbox: '/inbox',
  noticeSettings: '/settings/notices',
  operator: '/operator',
  audit: '/audit',
  stuckMails: '/operator/mails',
  howItRanks: '/how-it-ranks',
}
