import { Hono } from 'hono'
import { param } from '../../platform/fields.ts'
import { readFile } from '../../platform/files/index.ts'
import type { Env } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { isHandedIn } from './judging.ts'
import { findProcedure } from './procedure.store.ts'
import { evidenceIn } from './procedure-evidence.store.ts'

/** Files of the evidence that goes along with what was handed in, for who judges it. */
export const judgedFilesRoutes = new Hono<Env>().get(urls.judgedFile(':id', ':file'), async c => {
  const { visit } = c.var
  const viewer = requestViewerOf(visit)
  const [scan, internship] = await Promise.all(
    (['quickscan', 'internship'] as const).map(way =>
      findProcedure<unknown, Record<string, unknown>>(visit.db, way, viewer, param(c, 'id')),
    ),
  )
  const procedure = scan ?? internship
  // A mentor confirms what was told; the evidence is for who judges.
  const isMentor = procedure?.named.some(({ personId, part }) => part === 'mentor' && personId === visit.person?.id)
  const sees = procedure && !isMentor && (procedure.personId === visit.person?.id || isHandedIn(procedure))
  if (!sees || !visit.vault || !visit.person) return c.notFound()
  const shown = await evidenceIn(visit.db, procedure.id)
  const file = shown.flatMap(({ files }) => files).find(({ id }) => id === param(c, 'file'))
  if (!file) return c.notFound()
  const read = await readFile(visit.vault, visit.db, file.id)
  return read.ok ? c.body(new Uint8Array(read.value.content), 200, read.value.headers) : c.notFound()
})
