import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** An id that knows what it identifies: `Id<'person'>` is no `Id<'dossier'>`. */
export type Id<Of extends string> = string & { readonly identifies: Of }

export const newId = <Of extends string>(): Id<Of> => randomUUID() as Id<Of>

/** 160 random bits, safe in an address. Only its fingerprint is ever stored. */
export const newSecret = (): string => randomBytes(20).toString('base64url')

/** SHA-256 in hex: what the database keeps of a secret or a file. */
export const fingerprint = (secret: string | Uint8Array): string => createHash('sha256').update(secret).digest('hex')
