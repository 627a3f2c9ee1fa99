// Read by drizzle-kit, which makes the migrations of both dialects from it; nobody else imports it.
export * from './accounts/tables.ts'
export * from './achievements/tables.ts'
export * from './embedding/tables.ts'
export * from './interchange/tables.ts'
export * from './matching/tables.ts'
export * from './needs/tables.ts'
export * from './platform/outbox.tables.ts'
export * from './platform/trail.tables.ts'
