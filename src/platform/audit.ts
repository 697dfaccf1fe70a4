import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './connection.ts'
import { fingerprint } from './ids.ts'

/** The hash of one place in the chain of events, as it was written down somewhere else. */
export const AuditHead = z.strictObject({ place: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })
export type AuditHead = z.infer<typeof AuditHead>

/**
 * `changed`: the event is not as it was bound. `gap`: a place was taken out. `unbound`: events that no place holds.
 * `rewritten`: the chain fits in itself, but is another than the one whose head was written down.
 */
export type AuditFault = { kind: 'changed' | 'gap' | 'rewritten'; place: number } | { kind: 'unbound'; events: number }

export interface Audit {
  /** How many events the chain binds. */
  events: number
  head: AuditHead | null
  faults: AuditFault[]
}

interface Link extends AuditHead {
  text: string
}

const batch = 5000
const mostFaults = 100

const linksAfter = async (db: Db, place: number): Promise<Link[]> => {
  const links = await sql<Link>`
    select place, hash, event_text(event) as text from event_link join event on event.id = event_id
    where place > ${place} order by place limit ${batch}`.execute(db)
  return links.rows
}

const unboundEvents = async (db: Db): Promise<number> => {
  const found = await sql<{ count: number }>`
    select count(*) from event left join event_link on event_id = event.id where place is null`.execute(db)
  return found.rows[0]?.count ?? 0
}

/**
 * Walks the whole chain and hashes every event anew, each with the hash before it. Whoever rewrites the chain from some
 * place on is found by the heads that were written down outside the database.
 */
export const verifyAudit = async (db: Db, heads: AuditHead[]): Promise<Audit> => {
  const noted = new Map(heads.map(head => [head.place, head.hash]))
  const faults: AuditFault[] = []
  let before = { place: 0, hash: '' }
  for (let links = await linksAfter(db, 0); links.length > 0; links = await linksAfter(db, before.place))
    for (const { place, hash, text } of links) {
      if (place !== before.place + 1) faults.push({ kind: 'gap', place })
      else if (fingerprint(before.hash + text) !== hash) faults.push({ kind: 'changed', place })
      if ((noted.get(place) ?? hash) !== hash) faults.push({ kind: 'rewritten', place })
      noted.delete(place)
      before = { place, hash }
    }
  // A head beyond the end: the newest events were taken off.
  for (const place of noted.keys()) faults.push({ kind: 'rewritten', place })
  const unbound = await unboundEvents(db)
  if (unbound > 0) faults.push({ kind: 'unbound', events: unbound })
  return { events: before.place, head: before.place > 0 ? before : null, faults: faults.slice(0, mostFaults) }
}
