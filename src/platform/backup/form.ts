import { z } from 'zod'

// A backup is one gzip file of JSON lines: what it is, then rows by the hundreds, then the files that people handed in,
// sealed as they lie and without their key, piece by piece, and last what must have come out.

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

/** Bytes of a file in one line: some hundreds of thousands, so that no file need be in memory whole. */
export const pieceLength = 262_144

/** A piece of a sealed file, in base64; with its last comes the SHA-256 of the whole, in hex. */
export const Piece = z.object({ file: z.uuid(), piece: z.base64(), sha256: z.string().nullable() })
export type Piece = z.infer<typeof Piece>

export const Foot = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), fingerprint: z.string() })),
  /** How many files, in how many bytes; a backup of before has none. */
  files: z.object({ count: z.number(), bytes: z.number() }).default({ count: 0, bytes: 0 }),
  /** SHA-256 of all lines before, in hex: a file that was cut off or changed is recognised. */
  sha256: z.string(),
})
export type Foot = z.infer<typeof Foot>

/** A file that is no backup, or no longer is one; its message says what is wrong with it. */
export class BrokenBackup extends Error {}
