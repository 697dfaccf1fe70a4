import type { Trx } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Access } from '../access/access.ts'
import { letIn } from '../access/grant-access.ts'
import type { Part } from '../access/parts.ts'
import { dayLater } from './guidance.ts'

const shown: Part[] = ['goal', 'can', 'time', 'dutch']
const days = 365

/** Lets an example guide in to the dossier of an example person, for a year. Who let anybody in already is let be. */
export const loadExampleGuidance = async (
  trx: Trx,
  person: Id<'person'>,
  guide: Id<'person'>,
  now: Date,
): Promise<void> => {
  const role = await trx
    .selectFrom('membership')
    .select('organisationId')
    .where('personId', '=', guide)
    .where('role', '=', 'guide')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  const dossier = await trx
    .selectFrom('dossier')
    .select('id')
    .where('personId', '=', person)
    .where('keptAt', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('access').select('access.id').whereRef('access.dossierId', '=', 'dossier.id'))),
    )
    .executeTakeFirst()
  if (!role || !dossier) return
  const access: Access = {
    ...{ id: newId<'access'>(), dossierId: dossier.id, ground: 'guidance', toEmail: null },
    ...{ organisationId: role.organisationId, roles: ['guide'], personId: guide, parts: shown, purpose: 'guidance' },
    ...{ grantedAt: now, until: dayLater(now, days), withdrawnAt: null, restsOn: null },
  }
  await letIn(trx, access, { person, role: 'worker' }, days)
}
