import { randomBytes } from 'node:crypto'
import type { DatabaseConfig } from '@keqiao/server/platform/config'
import { type Database, openDatabase } from '@keqiao/server/platform/db/database'

interface Client {
  query(sql: string, values?: unknown[]): Promise<{ rowCount: number }>
  release(): void
}

/** A database of its own on a real Postgres server, copied from a migrated template. */
export async function freshServerDatabase(
  server: string,
  shape: string,
): Promise<{ config: DatabaseConfig; drop(): Promise<void> }> {
  const template = `keqiao_template_${shape}`
  const name = `keqiao_test_${randomBytes(8).toString('hex')}`
  await onServer(server, async (client) => {
    // Workers that start together make the template one after the other; it must have no connection while it is copied.
    await client.query('select pg_advisory_lock(4712)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      await client.query(`drop database if exists ${template}_draft`)
      await client.query(`create database ${template}_draft`)
      await (await openDatabase({ kind: 'postgres', url: urlOf(server, `${template}_draft`) })).close()
      await client.query(`alter database ${template}_draft rename to ${template}`)
    }
    await client.query(`create database ${name} template ${template}`)
    await client.query('select pg_advisory_unlock(4712)')
  })
  return {
    config: { kind: 'postgres', url: urlOf(server, name) },
    drop: () => onServer(server, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(url: string, work: (client: Client) => Promise<void>) {
  const db = await openDatabase({ kind: 'postgres', url })
  const { $client } = (db as Database & { library: { $client: { connect(): Promise<Client> } } }).library
  const client = await $client.connect()
  try {
    await work(client)
  } finally {
    client.release()
    await db.close()
  }
}
