// Long, because it holds every notice in one language.
import type { MailWords } from './words.ts'
import * as alerts from './words-alerts.ts'
import * as meetings from './words-meetings.ts'
import * as roadshow from './words-roadshow.ts'
import * as turnout from './words-turnout.ts'

const look = 'Take a look'

export const en: MailWords = {
  notice: {
    organisation_applied: {
      title: 'An organisation applies',
      text: '“{{organisation}}” applied for an account and waits for your verification.',
      button: 'Verify',
    },
    organisation_verified: {
      title: 'Your organisation is verified',
      text: '“{{organisation}}” is verified and can now publish achievements and needs.',
      button: look,
    },
    organisation_refused: {
      title: 'Your organisation was not verified',
      text: '“{{organisation}}” was not verified. The page says why; you can correct it and apply again.',
      button: 'See why',
    },
    organisation_suspended: {
      title: 'Your organisation is suspended',
      text: '“{{organisation}}” was suspended; its achievements and needs are not public meanwhile. The page says why.',
      button: 'See why',
    },
    organisation_closed: {
      title: 'Your organisation was closed',
      text: '“{{organisation}}” was closed; its achievements and needs are no longer public. The page says why.',
      button: 'See why',
    },
    organisation_reopened: {
      title: 'Your organisation was reopened',
      text: 'The operators reopened “{{organisation}}”. The page says how things stand now.',
      button: look,
    },
    organisation_unmanned: {
      title: 'An organisation has nobody left',
      text: 'The last member of “{{organisation}}” left and it is out of use. Please check whoever claims it.',
      button: look,
    },
    organisation_change_requested: {
      title: 'An organisation asks for a change',
      text: '“{{organisation}}” asks to change its name, code, kind or region. Until you confirm, the old entry stays in force.',
      button: 'Confirm',
    },
    organisation_change_decided: {
      title: 'Your change was decided',
      text: 'The change of “{{organisation}}”: {{decision}}.',
      button: look,
    },
    organisation_claimed: {
      title: 'Somebody claims an organisation',
      text: 'Somebody says that “{{organisation}}” is theirs. Please check.',
      button: 'Check',
    },
    organisation_claim_decided: {
      title: 'Your claim was decided',
      text: 'Your claim of “{{organisation}}”: {{decision}}.',
      button: look,
    },
    office_invitation: {
      title: 'You are invited to an office of the exchange centre',
      text: '{{by}} invites you to an office of the exchange centre; it begins when you accept. If you do not know them, ignore this mail.',
      button: 'See the invitation',
    },
    office_withdrawn: {
      title: 'Your office was withdrawn',
      text: 'One of your offices at the exchange centre was withdrawn; its powers ended now.',
      button: look,
    },
    invitation: {
      title: 'You are invited to “{{organisation}}”',
      text: '{{by}} invites you to join “{{organisation}}” and look after its achievements and needs. If you do not know them, ignore this mail.',
      button: 'See the invitation',
    },
    membership_changed: {
      title: 'Your place in an organisation changed',
      text: 'Your place in “{{organisation}}” changed: {{change}}.',
      button: look,
    },
    password_reset: {
      title: 'Reset your password',
      text: 'Somebody asked to reset your password. Use the link below to choose a new one. If it was not you, ignore this mail; nothing changes.',
      button: 'Choose a new password',
    },
    mail_verification: {
      title: 'Confirm your address',
      text: 'Please confirm that this address is yours. If you did not sign up at Keqiao, ignore this mail.',
      button: 'Confirm',
    },
    password_changed: {
      title: 'Your password was changed',
      text: 'Your password has just been changed and other devices were signed out. If it was not you, reset it at once.',
      button: 'Go to my account',
    },
    sign_up: {
      title: 'Finish signing up',
      text: 'Somebody signed up at Keqiao with this address. If it was you, open the link below within 24 hours and choose a password. If not, ignore this mail; no account is made.',
      button: 'Choose a password',
    },
    address_known: {
      title: 'You already have an account',
      text: 'Somebody tried to sign up with your address, or to move an account to it. You already have an account and nothing changed: sign in, or reset your password. If it was not you, ignore this mail.',
      button: 'Sign in',
    },
    mail_changed: {
      title: 'Your account moved to another address',
      text: 'Your account now uses another address; this one no longer signs in. If it was not you, contact the exchange centre at once.',
      button: 'Sign in',
    },
    second_factor_on: {
      title: 'Two-step sign-in is on',
      text: 'Two-step sign-in has just been set up for your account and other devices were signed out. If it was not you, reset your password at once.',
      button: 'Go to my account',
    },
    second_factor_off: {
      title: 'Two-step sign-in is off',
      text: 'Two-step sign-in has just been switched off for your account and other devices were signed out. If it was not you, reset your password at once.',
      button: 'Go to my account',
    },
    review_returned: {
      title: '“{{name}}” needs changes',
      text: 'The reviewer returned “{{name}}” and says for each field what to change. Please submit it again afterwards.',
      button: 'Edit',
    },
    review_approved: { title: '“{{name}}” is approved', text: '“{{name}}” is approved and now public.', button: look },
    review_rejected: {
      title: '“{{name}}” is not approved',
      text: '“{{name}}” is not approved. The page says why.',
      button: 'See why',
    },
    need_questions: {
      title: '“{{name}}”: questions for you',
      text: 'The reviewer asks something about “{{name}}” (questions: {{count}}). The review goes on once you answer.',
      button: 'Answer',
    },
    need_answered: {
      title: '“{{name}}”: questions answered',
      text: 'The questions about “{{name}}” are answered; the review waits for you.',
      button: 'Go on reviewing',
    },
    need_closed: {
      title: '“{{name}}” is settled',
      text: 'The service desk settled “{{name}}”; its page says how.',
      button: 'Read how',
    },
    parked_match: {
      title: '“{{name}}” has new matches',
      text: '“{{name}}”, which the centre follows up long-term, has new achievements that fit well (in all {{count}}). Diagnose it again to take it into review.',
      button: 'See the matches',
    },
    expiry_reminder: {
      title: '“{{name}}” expires soon',
      text: '“{{name}}” expires on {{expiresAt}}. If it still holds, confirm it with one click.',
      button: 'Still valid',
    },
    expired: {
      title: '“{{name}}” expired',
      text: '“{{name}}” expired and is no longer shown. You can publish it again.',
      button: look,
    },
    claim_requested: {
      title: '“{{name}}” is claimed',
      text: '“{{organisation}}” claims “{{name}}” and waits for your check.',
      button: 'Check',
    },
    record_merged: {
      title: 'Two achievements became one',
      text: '“{{name}}” and “{{into}}” are the same achievement and were merged; the origins and numbers of both are kept.',
      button: look,
    },
    claim_decided: { title: 'Your claim of “{{name}}”', text: 'Your claim of “{{name}}” was {{decision}}.', button: look },
    attachment_requested: {
      title: 'Somebody asks for {{what}} of “{{name}}”',
      text: '{{by}} asks to see {{what}} of “{{name}}” and waits for your decision.',
      button: 'Decide',
    },
    attachment_granted: {
      title: 'You may now see {{what}} of “{{name}}”',
      text: 'Your request for {{what}} of “{{name}}” was granted.',
      button: look,
    },
    attachment_refused: {
      title: 'Your request was refused',
      text: 'Your request for {{what}} of “{{name}}” was refused. The page says why.',
      button: look,
    },
    access_lapsed: {
      title: 'Your request was not answered',
      text: 'Your request for {{what}} of “{{name}}” was not answered in time and has lapsed. You may ask again.',
      button: look,
    },
    access_invited: {
      title: 'You are invited to read a need or an achievement',
      text: 'An organisation invites you to read a need or an achievement. Which, and whose, is shown on the site only, not in this mail.',
      button: look,
    },
    access_invitation: {
      title: 'You are invited to read a need or an achievement',
      text: '{{by}} invites you to read a need or an achievement. Sign in or sign up with the address that got this mail and accept; what it says is not in this mail. If you do not know them, ignore it.',
      button: 'See the invitation',
    },
    encounter_asked: {
      title: 'A meeting record waits for your confirmation',
      text: '{{as}} recorded a meeting of {{onAt}}. Please confirm it for your organisation, or say what does not fit. Without an answer by {{dueAt}} it stands as the record of one side.',
      button: 'Confirm',
    },
    encounter_link: {
      title: 'Please confirm a meeting record',
      text: '{{as}} recorded on Keqiao a meeting with you of {{onAt}}. Please confirm it, or say what does not fit; no account is needed. Without an answer by {{dueAt}} it stands as the record of one side. If you were not there, say so on the page or ignore this mail.',
      button: 'Read the record',
    },
    encounter_answered: {
      title: 'A meeting record was answered',
      text: 'One of your meeting records: {{reply}}.',
      button: 'View',
    },
    encounter_noted: {
      title: 'A meeting record was added to',
      text: 'One of your meeting records {{note}}.',
      button: 'View',
    },
    encounter_due: {
      title: 'The next step of a meeting is due',
      text: 'The next step agreed at a meeting is due on {{dueAt}}. Once done, please mark the record as followed up.',
      button: 'View',
    },
    grant_withdrawn: { title: 'Access has been withdrawn', text: 'You may no longer see {{what}} of “{{name}}”.', button: look },
    agent_applied: {
      title: 'Somebody applies as a technology agent',
      text: '{{name}} applies as a technology agent and waits for your review.',
      button: 'Review',
    },
    agent_returned: {
      title: 'Your application as a technology agent needs more',
      text: 'Your application as a technology agent needs changes (places: {{count}}); the page says why at each. Please submit it again.',
      button: 'Edit',
    },
    agent_suspended: {
      title: 'Your work as a technology agent is suspended',
      text: 'Your qualification as a technology agent is suspended. The page says why.',
      button: 'See why',
    },
    agent_restored: {
      title: 'Your qualification as a technology agent is restored',
      text: 'Your qualification as a technology agent is restored; you can take on work again.',
      button: look,
    },
    agent_dormant: {
      title: 'Your agent’s page is dormant',
      text: 'There was no activity for a while: your agent’s page is dormant and gets no assignments. One click wakes it.',
      button: 'Wake it',
    },
    agent_decided: {
      title: 'Your application as a technology agent',
      text: 'Your application as a technology agent was {{decision}}.',
      button: look,
    },
    agent_certificate_expiring: {
      title: 'Your agent’s certificate expires soon',
      text: 'Your certificate expires on {{expiresAt}}. Please upload the new one before, so that work can go on.',
      button: 'Renew',
    },
    assignment_offered: {
      title: 'A new assignment waits for your answer',
      text: 'The exchange centre offers you an assignment. Please answer by {{dueAt:time}}.',
      button: 'Answer',
    },
    assignment_answered: {
      title: 'An assignment was answered',
      text: '{{by}} {{answer}} your assignment.',
      button: look,
    },
    assignment_lapsed: {
      title: 'An assignment was not answered in time',
      text: '{{by}} did not answer in time; the assignment was taken back and can go to somebody else.',
      button: 'Reassign',
    },
    assignment_released: {
      title: 'An assignment was taken back',
      text: 'The exchange centre took an assignment back; you need not do anything.',
      button: look,
    },
    taken_down: {
      title: '“{{name}}” was taken down',
      text: 'The exchange centre took “{{name}}” down. The page says why.',
      button: 'See why',
    },
    restored: { title: '“{{name}}” is restored', text: 'The exchange centre restored “{{name}}”.', button: look },
    personal_export_ready: {
      title: 'Your personal data is ready',
      text: 'The copy of your personal data is ready and can be downloaded until {{expiresAt:time}}.',
      button: 'Download',
    },
    erasure_asked: {
      title: 'Your account will be closed on {{dueAt}}',
      text: 'We were asked to close your account. Until {{dueAt:time}} you may change your mind: sign in and choose to keep it in the privacy centre. If it was not you, sign in now, keep the account and change the password.',
      button: 'See the request',
    },
    erasure_refused: {
      title: 'Your account cannot be closed yet',
      text: 'You are the last operator of the province. Let somebody else take over first, then ask again.',
      button: 'Privacy centre',
    },
    ...roadshow.en,
    ...meetings.en,
    ...turnout.en,
    ...alerts.en,
    digest: {
      title: 'Your notices of the day: {{count}}',
      text: 'You asked for these once a day. Each link leads to what it is about.',
      button: 'Open the inbox',
    },
  },
  fact: {
    change: {
      joined: 'you joined',
      left: 'you left',
      removed: 'you were removed',
      made_admin: 'you are now an administrator',
      made_member: 'you are now an ordinary member',
    },
    what: { READ: 'the text', NAME: 'whose it is', FILES: 'the files' },
    as: {
      demand: 'The company with the need',
      supply: 'The owner of the achievement',
      agent: 'A technology agent',
      operator: 'The exchange',
    },
    reply: {
      confirmed: 'both sides have confirmed it',
      confirmed_one: 'one side has confirmed it',
      contested: 'one side says that something does not fit',
      one_sided: 'not confirmed by both within seven days, it stands as the record of one side',
    },
    note: { correction: 'was given a correction', followed: 'was marked as followed up', closed: 'was marked as closed' },
    answer: { accepted: 'accepted', declined: 'declined', done: 'finished' },
    offerReason: roadshow.offerReasonEn,
    project: roadshow.projectEn,
    decision: { approved: 'approved', refused: 'refused' },
  },
  unnamed: 'a need that is not public',
  kind: {
    review: 'Review and publication',
    access: 'Requests for files',
    organisation: 'Organisations and members',
    meeting: 'Meetings',
    roadshow: 'Roadshows and events',
    match: 'Matches and subscriptions',
    expiry: 'Expiry',
    account: 'Account and personal data',
    digest: 'Daily digest',
  },
  fee: roadshow.feeEn,
  brand: 'Keqiao',
  greeting: 'Dear {{name}},',
  greetingUnknown: 'Hello,',
  footer: 'Keqiao, where research meets what industry needs. This mail was sent automatically; please do not reply.',
  whySent: 'This mail belongs to “{{kind}}”.',
  stop: 'Stop mails of this kind',
  mute: 'Mute “{{name}}”',
  choose: 'Notice settings',
}
