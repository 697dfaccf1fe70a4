import type { Generated } from 'kysely'
import type { Id } from '../platform/ids.ts'
import type { Json } from '../platform/tables.ts'
import type { Access } from './access/access.ts'
import type { Person } from './person.ts'
import type { Section } from './portrait.ts'
import type { SignInCode } from './sign-in-code.ts'

export interface PeopleTables {
  person: Person & { erasedAt: Generated<Date | null> }
  session: {
    fingerprint: string
    personId: Id<'person'> | null
    dossierId: Id<'dossier'> | null
    beganAt: Date
    expiresAt: Date
    endedAt: Date | null
  }
  signInCode: SignInCode
  access: Access
  dossier: { id: Id<'dossier'>; personId: Id<'person'> | null; startedAt: Date; keptAt: Date | null }
  dossierAnswer: {
    id: Generated<number>
    dossierId: Id<'dossier'>
    question: Section
    answer: Json<unknown>
    at: Date
  }
  share: {
    id: Id<'share'>
    dossierId: Id<'dossier'>
    fingerprint: string
    madeAt: Date
    expiresAt: Date
    withdrawnAt: Date | null
  }
}
