import {
  type Catalogue,
  currentCatalogue,
  type Module,
  modulesEver,
  type Programme,
  type ProgrammeId,
  type Provider,
} from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import type { Visit } from '../../platform/visit.ts'
import { type Content, contentOf } from './content.ts'
import {
  asksTwoPeople,
  type Draft,
  newestProposal,
  openDraftOf,
  type Proposal,
  type Version,
  versionsOf,
} from './structure.store.ts'

export type StructureVisit = Visit & { person: NonNullable<Visit['person']> }

/** A programme whose structure this visitor keeps. */
export interface Kept {
  programme: Programme
  provider: Provider
  catalogue: Catalogue
}

/**
 * The programmes of the providers that their organisation runs, for its coordinators and managers. Nobody else finds any.
 */
export const keptBy = async ({ db, worksFor }: Visit): Promise<Kept[]> => {
  if (!worksFor || !['coordinator', 'manager'].includes(worksFor.role)) return []
  const runs = new Set((await runBy(db, worksFor.id)).map(({ id }) => id))
  if (runs.size === 0) return []
  const catalogue = await currentCatalogue(db)
  return [...catalogue.programmes.values()].flatMap(programme => {
    const provider = catalogue.providers.get(programme.provider)
    return provider && runs.has(provider.id) ? [{ programme, provider, catalogue }] : []
  })
}

export const findKept = async (visit: Visit, id: string): Promise<Kept | null> =>
  (await keptBy(visit)).find(({ programme }) => programme.id === (id as ProgrammeId)) ?? null

/** A structure as it holds, and as its draft would leave it. */
export interface Standing extends Kept {
  /** The newest first. */
  versions: Version[]
  /** What a change starts from: the newest version, or else what the source gives. */
  base: Content
  draft: Draft | null
  content: Content
  /** What a form says that it looked at. */
  seen: string
  /** Of the draft as it is now; null: nobody asks a second person. */
  proposal: Proposal | null
  twoPeople: boolean
}

export const standingOf = async (db: Db | Trx, kept: Kept): Promise<Standing> => {
  const { programme, provider } = kept
  const versions = await versionsOf(db, programme.id)
  const draft = await openDraftOf(db, programme.id)
  const proposal = draft && (await newestProposal(db, draft.id))
  const base = contentOf(versions[0] ?? programme)
  return {
    ...kept,
    versions,
    base,
    draft,
    content: draft?.content ?? base,
    seen: draft ? `${draft.id}.${draft.edition}` : `0.${versions[0]?.id ?? ''}`,
    proposal: proposal && proposal.edition === draft.edition ? proposal : null,
    twoPeople: await asksTwoPeople(db, provider.id),
  }
}

/** The first day on which a new version may begin to hold: today, or the day after the newest begins. */
export const isPossibleStart = ({ versions }: Standing, from: Day, today: Day): boolean =>
  from >= today && (versions[0] === undefined || from > versions[0].validFrom)

/** Every module that this provider gives in some programme, those of this programme first. */
export const modulesToChoose = ({ programme, catalogue }: Kept): Module[] => {
  const others = [...catalogue.programmes.values()].filter(({ provider }) => provider === programme.provider)
  return [...new Set([programme, ...others].flatMap(each => modulesEver(each, catalogue)))].flatMap(
    id => catalogue.modules.get(id) ?? [],
  )
}
