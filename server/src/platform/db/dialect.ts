/** Tables are built at import, so the dialect is read from the environment here and nowhere else but `config.ts`. */
export type Dialect = 'sqlite' | 'postgres'

export const dialect: Dialect = /^(postgres(ql)?|pglite):/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite'
