/** The server's floors: a module imports from lower ones, never from a sibling, never up. README shows the same table. */
export const FLOORS: { floor: string; modules: string[]; what: string }[] = [
  { floor: '7', modules: ['main', 'services', 'http', 'worker', 'schema', 'seed', 'doctor'], what: 'wiring only' },
  { floor: '6.5', modules: ['trail'], what: 'who did what, for auditors' },
  { floor: '6', modules: ['interchange', 'privacy', 'statistics'], what: 'look across everything' },
  { floor: '5.4', modules: ['turnout'], what: 'who came to events, and what became of it' },
  { floor: '5.3', modules: ['meetings'], what: 'one-to-one meetings at events, planned and by request' },
  { floor: '5.26', modules: ['live'], what: 'the room on the line: questions, presence, replays' },
  { floor: '5.25', modules: ['checkins'], what: 'who came in, when, and by which door' },
  { floor: '5.2', modules: ['roadshow'], what: 'events, their programme, and who has a place' },
  { floor: '5.1', modules: ['alerts'], what: 'who is told of what has just appeared' },
  { floor: '5', modules: ['matching', 'review'], what: 'which listings fit, and their review' },
  { floor: '4.8', modules: ['knowledge'], what: 'what trades say of their problems, and what science answers' },
  { floor: '4.7', modules: ['encounters'], what: 'what was said when both sides met' },
  { floor: '4.6', modules: ['interests'], what: 'where deals begin' },
  {
    floor: '4.5',
    modules: ['grants', 'provenance'],
    what: 'what owners give beyond a disclosure; where records come from',
  },
  { floor: '4', modules: ['achievements', 'needs'], what: 'the listings' },
  { floor: '3.6', modules: ['agents'], what: 'who brings both sides together, and their work' },
  { floor: '3.5', modules: ['listings'], what: 'the life every listing leads' },
  { floor: '3.4', modules: ['risks'], what: 'what a reviewer must see in a text' },
  { floor: '3.3', modules: ['attachments'], what: 'files tied to what they belong to' },
  { floor: '3.2', modules: ['notices'], what: 'telling people things: inbox and mail' },
  { floor: '3.1', modules: ['organisations'], what: 'their life, members, invitations, offices' },
  { floor: '3', modules: ['accounts'], what: 'people and organisations' },
  { floor: '2.5', modules: ['search'], what: 'the engine: documents, no business table' },
  { floor: '2', modules: ['embedding', 'taxonomy'], what: 'vectors and code lists' },
  { floor: '1', modules: ['platform'], what: 'database, outbox, http door, settings, clock' },
  { floor: '0', modules: ['shared'], what: 'the contract, also ground floor of the web' },
]

/** What others may import by value from a module beside its `service.ts`; types may come from any file but a store. */
export const OPEN: Record<string, { files: string[]; because: string }> = {
  provenance: { files: ['claims.ts', 'duplicates.ts', 'demo.ts'], because: 'two services, one for each question' },
  accounts: { files: ['viewer.ts', 'scope.ts'], because: 'who is asking, and how far they reach, is part of every call' },
  attachments: {
    files: ['subject.ts', 'waiting.ts'],
    because: 'the interface that modules above implement, and what becomes of files with a review',
  },
  interests: { files: ['pipeline.ts'], because: 'the interface that others hand interests to' },
  roadshow: { files: ['rules.ts'], because: 'where an event stands at a moment is a pure function of its row' },
  taxonomy: { files: ['taxonomy.ts', 'fields.ts', 'calendar.ts'], because: 'code lists have no tables, hence no service' },
  embedding: { files: ['vector.ts'], because: 'the arithmetic of vectors' },
  search: {
    files: ['indexer.ts', 'engine.ts', 'listings.ts', 'embedded/terms.ts', 'bm25.ts'],
    because: 'outbox subjects, the two interfaces of the seam, and words as the index knows and weighs them',
  },
  listings: {
    files: [
      ...[
        'columns.ts',
        'dates.ts',
        'document.ts',
        'life.ts',
        'rules.ts',
        'standing.ts',
        'store.ts',
        'import.ts',
        'importing.ts',
        'origins.store.ts',
        'tables.ts',
        'history.store.ts',
        'views.ts',
      ],
    ],
    because: 'a kit of which achievements and needs are made; its store works on their tables',
  },
}

/** Imports against the rules, each with the reason why it stays. One that is no longer needed fails the test. */
export const EXCEPTIONS: { from: string; to: string; because: string }[] = [
  {
    from: 'server/src/statistics/store.ts',
    to: 'server/src/matching/store.ts',
    because: 'which pairs are open is decided in one place; statistics only counts them',
  },
]

/** The web's floors, lowest first. A module of the same floor is no neighbour but for `features/*`, which never meet. */
export const WEB_FLOORS = ['api', 'words', 'ui', 'features', 'pages', 'app', 'main.tsx']
