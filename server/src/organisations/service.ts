import type { OrganisationState } from '@keqiao/shared/accounts'
import type { NoticeCode } from '@keqiao/shared/notices'
import type {
  DESK_STATES,
  DeskFile,
  DeskRow,
  LikelySame,
  OrganisationFile,
  OrganisationForm,
  OrganisationMove,
  ReturnReason,
  VerifiedHow,
} from '@keqiao/shared/organisations'
import { blankToNull, type Page, type PageQuery } from '@keqiao/shared/primitives'
import type { Issue } from '@keqiao/shared/problem'
import type { Announcer } from '../accounts/announcer.ts'
import { covers, regionScope } from '../accounts/scope.ts'
import { administers, belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
