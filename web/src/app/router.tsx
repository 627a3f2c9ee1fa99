import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { ErrorPage } from '../pages/ErrorPage.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { Shell } from './Shell.tsx'
import { Waiting } from './Waiting.tsx'

/** Each page is its own chunk. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) }
}

const needForm = () => import('../pages/EditNeedPage.tsx').then((m) => m.EditNeedPage)
const achievementForm = () => import('../pages/EditAchievementPage.tsx').then((m) => m.EditAchievementPage)
const encounterForm = () => import('../pages/EditEncounterPage.tsx').then((m) => m.EditEncounterPage)
const inbox = () => import('../pages/InboxPage.tsx').then((m) => m.InboxPage)
const importing = () => import('../pages/ImportPage.tsx').then((m) => m.ImportPage)

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <ErrorPage />,
    HydrateFallback: Waiting,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          page('/', () => import('../pages/HomePage.tsx').then((m) => m.HomePage)),
          page('/search', () => import('../pages/SearchPage.tsx').then((m) => m.SearchPage)),
          page('/achievements/new', achievementForm),
          page('/achievements/:id', () => import('../pages/AchievementPage.tsx').then((m) => m.AchievementPage)),
          page('/achievements/:id/edit', achievementForm),
          page('/needs/new', needForm),
          page('/needs/:id', () => import('../pages/NeedPage.tsx').then((m) => m.NeedPage)),
          page('/needs/:id/edit', needForm),
          page('/organisations/new', () => import('../pages/ApplyPage.tsx').then((m) => m.ApplyPage)),
          page('/organisations/:id/edit', () => import('../pages/EditOrganisationPage.tsx').then((m) => m.EditOrganisationPage)),
          page('/organisations/:id/members', () => import('../pages/MembersPage.tsx').then((m) => m.MembersPage)),
          page('/invitation/:token', () => import('../pages/InvitationPage.tsx').then((m) => m.InvitationPage)),
          page('/access', () => import('../pages/AccessPage.tsx').then((m) => m.AccessPage)),
          page('/organisations/:id', () => import('../pages/OrganisationPage.tsx').then((m) => m.OrganisationPage)),
          page('/roadshows', () => import('../pages/RoadshowsPage.tsx').then((m) => m.RoadshowsPage)),
          page('/organise', () => import('../pages/OrganisedPage.tsx').then((m) => m.OrganisedPage)),
          page('/roadshows/new', () => import('../pages/NewRoadshowPage.tsx').then((m) => m.NewRoadshowPage)),
          page('/roadshows/:id/submit', () => import('../pages/SubmitProjectPage.tsx').then((m) => m.SubmitProjectPage)),
          page('/roadshows/:id/organise', () => import('../pages/RoadshowOrganisePage.tsx').then((m) => m.RoadshowOrganisePage)),
          page('/roadshows/:id', () => import('../pages/RoadshowPage.tsx').then((m) => m.RoadshowPage)),
          page('/signup/:token', () => import('../pages/PlacePage.tsx').then((m) => m.PlacePage)),
          page('/roadshows/:id/check-in', () => import('../pages/CheckInPage.tsx').then((m) => m.CheckInPage)),
          page('/roadshows/:id/badges', () => import('../pages/BadgesPage.tsx').then((m) => m.BadgesPage)),
          page('/door/:token', () => import('../pages/CheckInPage.tsx').then((m) => m.HelperPage)),
          page('/ticket/:token', () => import('../pages/TicketPage.tsx').then((m) => m.TicketPage)),
          page('/agents', () => import('../pages/AgentsPage.tsx').then((m) => m.AgentsPage)),
          page('/agents/:id', () => import('../pages/AgentPage.tsx').then((m) => m.AgentPage)),
          page('/agent', () => import('../pages/MyAgentPage.tsx').then((m) => m.MyAgentPage)),
          page('/sign-in', () => import('../pages/SignInPage.tsx').then((m) => m.SignInPage)),
          page('/sign-up', () => import('../pages/SignUpPage.tsx').then((m) => m.SignUpPage)),
          page('/welcome', () => import('../pages/WelcomePage.tsx').then((m) => m.WelcomePage)),
          page('/forgot', () => import('../pages/ForgotPage.tsx').then((m) => m.ForgotPage)),
          page('/reset', () => import('../pages/ResetPage.tsx').then((m) => m.ResetPage)),
          page('/confirm-mail', () => import('../pages/ConfirmMailPage.tsx').then((m) => m.ConfirmMailPage)),
          page('/settings/security', () => import('../pages/SecurityPage.tsx').then((m) => m.SecurityPage)),
          page('/privacy', () => import('../pages/PrivacyPage.tsx').then((m) => m.PrivacyPage)),
          page('/privacy/notice', () => import('../pages/PrivacyNoticePage.tsx').then((m) => m.PrivacyNoticePage)),
          page('/privacy/data-map', () => import('../pages/DataMapPage.tsx').then((m) => m.DataMapPage)),
          page('/how-it-ranks', () => import('../pages/HowItRanksPage.tsx').then((m) => m.HowItRanksPage)),
          page('/workspace', () => import('../pages/WorkspacePage.tsx').then((m) => m.WorkspacePage)),
          page('/import', importing),
          page('/import/:id', importing),
          page('/roadshows/:id/live', () => import('../pages/HostLivePage.tsx').then((m) => m.HostLivePage)),
          page('/live/:token', () => import('../pages/LivePage.tsx').then((m) => m.LivePage)),
          page('/signup/:token/meetings', () => import('../pages/MeetingsPage.tsx').then((m) => m.MeetingsPage)),
          page('/roadshows/:id/delegation', () => import('../pages/DelegationPage.tsx').then((m) => m.DelegationPage)),
          page('/roadshows/:id/meetings', () => import('../pages/RoadshowMeetingsPage.tsx').then((m) => m.RoadshowMeetingsPage)),
          page('/encounters', () => import('../pages/EncountersPage.tsx').then((m) => m.EncountersPage)),
          page('/encounters/new', encounterForm),
          page('/encounters/:id', () => import('../pages/EncounterPage.tsx').then((m) => m.EncounterPage)),
          page('/encounters/:id/edit', encounterForm),
          page('/encounter/:token', () => import('../pages/EncounterLinkPage.tsx').then((m) => m.EncounterLinkPage)),
          page('/inbox', inbox),
          page('/inbox/:id', inbox),
          page('/settings/notices', () => import('../pages/NoticeSettingsPage.tsx').then((m) => m.NoticeSettingsPage)),
          page('/subscriptions', () => import('../pages/SubscriptionsPage.tsx').then((m) => m.SubscriptionsPage)),
          page('/mute', () => import('../pages/MutePage.tsx').then((m) => m.MutePage)),
          page('/unsubscribe', () => import('../pages/UnsubscribePage.tsx').then((m) => m.UnsubscribePage)),
          page('/operator/mails', () => import('../pages/StuckMailsPage.tsx').then((m) => m.StuckMailsPage)),
          page('/operator', () => import('../pages/OperatorPage.tsx').then((m) => m.OperatorPage)),
          page('/review', () => import('../pages/ReviewPage.tsx').then((m) => m.ReviewPage)),
          page('/triage', () => import('../pages/TriagePage.tsx').then((m) => m.TriagePage)),
          page('/pairs', () => import('../pages/PairsPage.tsx').then((m) => m.PairsPage)),
          page('/review/duplicates', () => import('../pages/DuplicatesPage.tsx').then((m) => m.DuplicatesPage)),
          page('/review/claims', () => import('../pages/ClaimsPage.tsx').then((m) => m.ClaimsPage)),
          page('/audit', () => import('../pages/AuditPage.tsx').then((m) => m.AuditPage)),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
