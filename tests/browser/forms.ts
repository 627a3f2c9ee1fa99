/** One place where bad input is told at the field: a row of `drives.ts`, or a test of another file by its name. */
type Driven = { row: string } | { file: string; test: string }

/** What a component with controls is: a form or several, a part of forms that stand in the list, nothing that can be filled in wrongly, or one whose test is still owed. */
export type FormEntry = readonly Driven[] | { partOf: readonly string[] } | { free: string } | { owed: string }

const row = (name: string): Driven => ({ row: name })
const by = (file: string, test: string): Driven => ({ file, test })
const ACCOUNT = {
  made: by('account.test.ts', 'is made from a mail: poor entries are named at their fields'),
  reset: by('account.test.ts', 'gets a new password by mail'),
  change: by('account.test.ts', 'password and address change with the present password; faults stand at their fields'),
  app: by('account.test.ts', 'a code app is set up by picture or key'),
}
const LIVE = by(
  'live.test.ts',
  'a live session: told when it opens, let in when it does; a question is asked, shown, voted for and answered',
)
const DOOR = by(
  'check-in.test.ts',
  'helpers of the day need no account: a link, the last four figures, a mistake taken back, somebody without a sign-up',
)
const SYNONYMS = by(
  'knowledge.test.ts',
  'the operators of the province keep the synonyms: faults at the field, a reason for what is off',
)
const ASKS = 'a question to a list: nothing is refused, an empty list says what to do'
const PICKS = 'only what is offered can be chosen'

/** Every component of the web that has controls, by its file under `web/src`. */
export const FORMS: Record<string, FormEntry> = {
  'features/accounts/OrganisationField.tsx': { free: PICKS },
  'features/achievements/AchievementFields.tsx': { partOf: ['features/achievements/AchievementForm.tsx'] },
  'features/achievements/AchievementForm.tsx': [row('an achievement')],
  'features/agents/AgentForm.tsx': [
    row('an agent’s file'),
    by('agents.test.ts', 'bad input stands at its field in words, and what was typed stays, also over a reload'),
  ],
  'features/agents/AssignPanel.tsx': { free: PICKS },
  'features/agents/AvoidSelect.tsx': { free: PICKS },
  'features/agents/Decisions.tsx': [
    by('agents.test.ts', 'an application is sent back with a reason at its field, corrected, checked'),
  ],
  'features/agents/DeskList.tsx': { free: ASKS },
  'features/agents/Directory.tsx': { free: ASKS },
  'features/agents/GivenList.tsx': [row('work taken back')],
  'features/agents/ReasonDialog.tsx': [row('an agent suspended')],
  'features/alerts/Choices.tsx': { free: PICKS },
  'features/alerts/SaveSearch.tsx': [
    by(
      'subscriptions.test.ts',
      'a search is kept under a name: a missing one is told at its field; then muted, made weekly and deleted',
    ),
  ],
  'features/attachments/Uploading.tsx': [by('attachments.test.ts', 'each fault stands at its file, the others stay')],
  'features/checkins/Badges.tsx': { free: PICKS },
  'features/checkins/CheckIn.tsx': { free: 'a name for the device, a list and a tick' },
  'features/checkins/DoorLinks.tsx': [DOOR],
  'features/checkins/FindGuest.tsx': { free: ASKS },
  'features/checkins/TypedTicket.tsx': { free: 'whatever is typed has an answer of its own' },
  'features/checkins/WalkInForm.tsx': [DOOR],
  'features/encounters/Choices.tsx': { free: PICKS },
  'features/encounters/EncounterForm.tsx': [
    row('a record of a meeting'),
    by('encounters.test.ts', 'an agent records, the company confirms here, the university by its link'),
  ],
  'features/encounters/PeopleRows.tsx': { partOf: ['features/encounters/EncounterForm.tsx'] },
  'features/encounters/Pick.tsx': { partOf: ['features/encounters/EncounterForm.tsx'] },
  'features/encounters/SideField.tsx': { partOf: ['features/encounters/EncounterForm.tsx'] },
  'features/encounters/TextForm.tsx': [
    row('what does not fit in a record of a meeting'),
    row('a correction of a record of a meeting'),
  ],
  'features/grants/AnswerDialog.tsx': [row('an answer to who asks')],
  'features/grants/AskDialog.tsx': [row('asking for what is kept back')],
  'features/grants/Inviting.tsx': [row('inviting an address')],
  'features/grants/PartyField.tsx': { partOf: ['features/grants/Inviting.tsx'] },
  'features/grants/UntilField.tsx': { partOf: ['features/grants/Inviting.tsx', 'features/grants/AnswerDialog.tsx'] },
  'features/interchange/ImportProgress.tsx': { free: 'one tick' },
  'features/interchange/OriginFields.tsx': { partOf: ['features/interchange/UploadForm.tsx'] },
  'features/interchange/UploadForm.tsx': [
    by('university-import.test.ts', 'is told what is wrong with a file that is no sheet, and one with other headings'),
  ],
  'features/knowledge/Filters.tsx': { free: ASKS },
  'features/knowledge/ProblemForm.tsx': [by('knowledge.test.ts', 'a problem is added in the words of the works')],
  'features/knowledge/SwitchForm.tsx': [SYNONYMS],
  'features/knowledge/SynonymForm.tsx': [SYNONYMS],
  'features/knowledge/TableImport.tsx': [by('knowledge.test.ts', 'a table goes out, and comes back whole or not at all')],
  'features/listings/ContactFields.tsx': { partOf: ['pages/EditNeedPage.tsx', 'pages/EditAchievementPage.tsx'] },
  'features/listings/MoveDialog.tsx': [row('a move with a reason'), row('a move with reasons by field')],
  'features/listings/PlaceFields.tsx': { partOf: ['pages/EditNeedPage.tsx', 'pages/EditAchievementPage.tsx'] },
  'features/listings/ReasonRows.tsx': { partOf: ['features/listings/MoveDialog.tsx'] },
  'features/live/AskForm.tsx': [LIVE],
  'features/live/ConsentForm.tsx': [
    by('live.test.ts', 'a replay: the organiser notes a signed consent, what is missing stands at its field'),
  ],
  'features/live/SayForm.tsx': [LIVE],
  'features/matching/MarkControl.tsx': { free: PICKS },
  'features/matching/PairFilters.tsx': { free: ASKS },
  'features/meetings/AnswerForms.tsx': [
    by('groups.test.ts', 'is asked for on a phone, answered by each, and seen by all'),
    by('groups.test.ts', 'another time: a slot that is taken meanwhile is told at its field'),
  ],
  'features/meetings/AskForm.tsx': [
    by(
      'meetings.test.ts',
      'meetings: the organiser opens them; on a phone one asks, the other accepts; the rest is planned, seen and published',
    ),
  ],
  'features/meetings/BookForm.tsx': [
    by(
      'meetings.test.ts',
      'meetings: the organiser opens them; on a phone one asks, the other accepts; the rest is planned, seen and published',
    ),
  ],
  'features/meetings/GroupForm.tsx': [
    by('groups.test.ts', 'is brought together by the organiser, who is told what is missing at its field'),
  ],
  'features/meetings/OutcomeForm.tsx': [
    by('groups.test.ts', 'what came of it: who was not there is asked for, what cannot be kept is told at its field'),
  ],
  'features/meetings/PeopleToMeet.tsx': { free: ASKS },
  'features/meetings/TakePart.tsx': [by('groups.test.ts', 'taking part: what cannot be kept is told at its field, and stays')],
  'features/needs/NeedFields.tsx': { partOf: ['features/needs/NeedForm.tsx'] },
  'features/needs/NeedForm.tsx': [
    row('a need'),
    by('errors.test.ts', 'a need that is not ready is told so at its fields, and keeps every word'),
  ],
  'features/needs/PasteStep.tsx': [row('a problem in one’s own words')],
  'features/notices/PreferencesForm.tsx': { free: PICKS },
  'features/organisations/ApplyForm.tsx': [
    by('organisations.test.ts', 'says at each field what is wrong, keeps what was typed, and then waits for the operators'),
  ],
  'features/organisations/AppointForm.tsx': [by('organisations.test.ts', 'are given by mail from the province’s desk alone')],
  'features/organisations/ClaimForm.tsx': [row('a claim of an organisation')],
  'features/organisations/Decisions.tsx': [
    by('organisations.test.ts', 'shows what waits, says what a decision lacks, returns with reasons, and verifies'),
  ],
  'features/organisations/DeskList.tsx': { free: ASKS },
  'features/organisations/DeskSides.tsx': [row('a change of registration refused')],
  'features/organisations/EditForm.tsx': [row('a registration sheet')],
  'features/organisations/FileField.tsx': { partOf: ['features/organisations/ApplyForm.tsx'] },
  'features/organisations/FormFields.tsx': {
    partOf: ['features/organisations/ApplyForm.tsx', 'features/organisations/EditForm.tsx'],
  },
  'features/organisations/InviteForm.tsx': [
    by('organisations.test.ts', 'are invited by mail, read who invites them, and the last administrator hands over'),
  ],
  'features/organisations/LeaveDialog.tsx': [
    by('organisations.test.ts', 'are invited by mail, read who invites them, and the last administrator hands over'),
  ],
  'features/organisations/ReturnReasons.tsx': { partOf: ['features/organisations/Decisions.tsx'] },
  'features/privacy/DataMap.tsx': { free: 'one tick' },
  'features/provenance/ClaimButton.tsx': [by('provenance.test.ts', 'each is told at the field what is missing')],
  'features/provenance/ClaimList.tsx': [by('provenance.test.ts', 'each is told at the field what is missing')],
  'features/review/Keys.tsx': { free: 'one tick' },
  'features/review/QuestionsForm.tsx': [row('questions to a company')],
  'features/review/QueueFilters.tsx': { free: PICKS },
  'features/review/ReturnForm.tsx': [row('a record returned by its reviewer')],
  'features/review/SecrecyWords.tsx': [by('review.test.ts', 'the operators of the province keep the list of secrecy words')],
  'features/review/WhyForm.tsx': [row('a record refused by its reviewer')],
  'features/roadshow/call/ProjectForm.tsx': [row('a project for a call')],
  'features/roadshow/organise/AgendaEditor.tsx': [row('an agenda')],
  'features/roadshow/organise/DecideDialog.tsx': [row('a project declined')],
  'features/roadshow/organise/ItemFields.tsx': { partOf: ['features/roadshow/organise/SessionFields.tsx'] },
  'features/roadshow/organise/ProjectRow.tsx': { free: PICKS },
  'features/roadshow/organise/SessionFields.tsx': { partOf: ['features/roadshow/organise/AgendaEditor.tsx'] },
  'features/roadshow/organise/EventForm.tsx': [row('an event')],
  'features/roadshow/organise/EventPlaces.tsx': { partOf: ['features/roadshow/organise/EventForm.tsx'] },
  'features/roadshow/organise/EventTimes.tsx': { partOf: ['features/roadshow/organise/EventForm.tsx'] },
  'features/roadshow/organise/MoveDialog.tsx': [row('an event cancelled')],
  'features/roadshow/Filters.tsx': { free: ASKS },
  'features/roadshow/SignupDetails.tsx': [by('roadshow.test.ts', 'finds the next event and signs up')],
  'features/roadshow/SignupForm.tsx': [by('roadshow.test.ts', 'finds the next event and signs up')],
  'features/search/FacetList.tsx': { free: PICKS },
  'features/search/KindSwitch.tsx': { free: PICKS },
  'features/search/SearchBox.tsx': { free: ASKS },
  'features/security/CodeField.tsx': { partOf: ['features/security/CodeStep.tsx', 'features/security/ProofForm.tsx'] },
  'features/security/CodeStep.tsx': [ACCOUNT.app],
  'features/security/FactorSetUp.tsx': [ACCOUNT.app, ACCOUNT.app],
  'features/security/ForgotForm.tsx': [ACCOUNT.reset],
  'features/security/MailSection.tsx': [ACCOUNT.change],
  'features/security/PasswordField.tsx': { partOf: ['features/security/SignInForm.tsx', 'features/security/ProofForm.tsx'] },
  'features/security/PasswordSection.tsx': [ACCOUNT.change],
  'features/security/ProofForm.tsx': [ACCOUNT.app],
  'features/security/ResetForm.tsx': [ACCOUNT.reset],
  'features/security/SignInForm.tsx': [row('signing in')],
  'features/security/SignUpForm.tsx': [ACCOUNT.made],
  'features/security/SmallForm.tsx': { partOf: ['features/security/SignInForm.tsx', 'features/security/ProofForm.tsx'] },
  'features/security/WelcomeForm.tsx': [ACCOUNT.made],
  'features/statistics/OperatorListings.tsx': { free: ASKS },
  'features/statistics/TakeDownDialog.tsx': [row('a record taken down')],
  'features/trail/TrailFilterForm.tsx': { free: ASKS },
  'features/turnout/Attendance.tsx': [by('turnout.test.ts', 'a guest scores a project on a phone by the own link')],
  'features/turnout/Capacity.tsx': [by('turnout.test.ts', 'a delegation is sent by a sheet')],
  'features/turnout/Decision.tsx': [by('turnout.test.ts', 'whoever asks to come is declined with a reason')],
  'features/turnout/DelegationForm.tsx': [by('turnout.test.ts', 'a delegation is sent by a sheet')],
  'features/turnout/DelegationRows.tsx': [by('turnout.test.ts', 'a delegation is sent by a sheet')],
  'features/turnout/FollowUps.tsx': [by('turnout.test.ts', 'thirty days later each interest is asked')],
  'features/turnout/Marking.tsx': [by('turnout.test.ts', 'a guest scores a project on a phone by the own link')],
  'features/turnout/SignupDesk.tsx': { free: ASKS },
  'pages/DelegationPage.tsx': { free: PICKS },
  'pages/MyAgentPage.tsx': { free: 'only leads to the form of an agent’s file' },
  'pages/SearchPage.tsx': { free: PICKS },
}
