import { z } from 'zod'

// A backup is one gzip file of JSON lines: what it is, then rows by the hundreds, then what must have come out.

export const batch = 500

const Migration = z.object({ name: z.string(), hash: z.string() })
const Column = z.object({ name: z.string(), type: z.string(), counts: z.boolean() })

export const Head = z.object({
  leerladder: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(Migration),
  tables: z.array(z.object({ name: z.string(), columns: z.array(Column) })),
})
export type Head = z.infer<typeof Head>

export const Rows = z.object({ table: z.string(), rows: z.array(z.array(z.string().nullable())) })

export const Foot = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), fingerprint: z.string() })),
  /** SHA-256 of all lines before, in hex: a file that was cut off or changed is recognised. */
  sha256: z.string(),
})
export type Foot = z.infer<typeof Foot>

/** A file that is no backup, or no longer is one; its message says what is wrong with it. */
export class BrokenBackup extends Error {}
