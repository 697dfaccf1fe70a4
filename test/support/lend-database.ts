import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface Lent {
  url: string
  giveBack: () => Promise<void>
}

const tell = async (server: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Makes a database on this server, empty or as a copy of `template` (the address of one that nobody is using). */
export const lendDatabase = async (server: string, template?: string): Promise<Lent> => {
  const name = `leerladder_test_${randomUUID().replaceAll('-', '')}`
  const copyOf = template ? ` template "${new URL(template).pathname.slice(1)}"` : ''
  await tell(server, `create database "${name}"${copyOf}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, giveBack: () => tell(server, `drop database "${name}" with (force)`) }
}
