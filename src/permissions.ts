import type { LookedAt } from './people/index.ts'
import type { Role } from './platform/record.ts'
import { urls } from './urls.ts'

/**
 * What one finds behind an address. `public`: the same for everybody. `own`: only what belongs to this person, or to
 * this session as long as it is nobody's. `link`: what somebody shared with who holds the link. `granted`: what its owner
 * let this person see, as long as they do. `relation`: only whom this person has a live relation with. `all`: everything, for
 * who runs the installation and has the data in hand anyway.
 */
export type Finds = 'public' | 'own' | 'link' | 'granted' | 'relation' | 'all'

export interface Permission {
  /** The address, and all that lie under it. */
  under: string
  /** Who may come in at all; the query behind the door finds no more than `finds`. */
  roles: 'everyone' | readonly Role[]
  finds: Finds
  /** What a helper finds there who looks along with a person's consent; not named: nothing. */
  helper?: LookedAt | 'public'
}

const keepers: readonly Role[] = ['administrator', 'operator']

/** Who may do what, for the whole house. What is not here is not there: to anybody. */
export const permissions: readonly Permission[] = [
  { under: urls.home, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: '/taal', roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.programmes, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: '/kwalificaties', roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.concordance, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.support, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: '/folder', roles: 'everyone', finds: 'public', helper: 'public' },
  // Of the providers that are run by whom one works for: the query asks.
  { under: urls.brochures, roles: 'everyone', finds: 'own' },
  { under: '/getuigenis', roles: 'everyone', finds: 'link' },
  // Of the company for which one plans in this session, and in which a worker said that they are one: the query asks.
  { under: urls.trainingPlans, roles: 'everyone', finds: 'own' },
  { under: urls.ownTrainings, roles: 'everyone', finds: 'own' },
  { under: urls.ownDevelopment, roles: 'everyone', finds: 'own' },
  // One's own, and those of whom one was let in to: the query asks.
  { under: urls.developments, roles: 'everyone', finds: 'granted' },
  { under: urls.planCode, roles: 'everyone', finds: 'link' },
  { under: urls.sources, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.knowledge, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.ownWords, roles: 'everyone', finds: 'own' },
  { under: urls.proposals, roles: 'everyone', finds: 'own' },
  // All but what the administrator proposed: the query leaves that out.
  { under: urls.reviews, roles: ['administrator'], finds: 'own' },
  { under: urls.start, roles: 'everyone', finds: 'own', helper: 'answers' },
  { under: urls.ladder, roles: 'everyone', finds: 'own', helper: 'ladder' },
  // Administrators keep all rules, an organisation those that it was given: the query asks.
  { under: urls.rules, roles: 'everyone', finds: 'own' },
  { under: urls.incentives, roles: 'everyone', finds: 'own', helper: 'ladder' },
  { under: urls.plan, roles: 'everyone', finds: 'own' },
  { under: urls.week, roles: 'everyone', finds: 'own' },
  // A calendar program has no session: who has the secret address may.
  { under: '/agenda', roles: 'everyone', finds: 'link' },
  // Whose groups somebody keeps follows from what their organisation runs: the query asks.
  { under: urls.groups, roles: 'everyone', finds: 'own' },
  { under: urls.dossiers, roles: 'everyone', finds: 'own', helper: 'dossiers' },
  { under: urls.ownRequests, roles: 'everyone', finds: 'own' },
  { under: urls.letters, roles: 'everyone', finds: 'own' },
  // Theirs, and at the desk what their organisation decided: the query asks for a letter about it.
  { under: '/wat-hieruit-volgde', roles: 'everyone', finds: 'own' },
  // Who works for a provider sees what was asked of it: the query asks for whom one works now.
  { under: urls.desk, roles: 'everyone', finds: 'own' },
  { under: urls.deskRequests, roles: 'everyone', finds: 'own' },
  // Whose rows somebody keeps follows from what their organisation runs, or from their role: the query asks.
  { under: urls.matrices, roles: 'everyone', finds: 'own' },
  // As with the rules for exemptions: the query asks which providers the organisation runs.
  { under: urls.structures, roles: 'everyone', finds: 'own' },
  // The ladder of qualifications is the same for everybody; how far it is, is of who told something of themselves.
  { under: urls.ladders, roles: 'everyone', finds: 'own', helper: 'ladder' },
  { under: urls.evcHe, roles: 'everyone', finds: 'public' },
  { under: urls.ownEvcHes, roles: 'everyone', finds: 'own' },
  // Jurors and guides see those for which they were named: the query asks.
  { under: urls.deskEvcHes, roles: 'everyone', finds: 'own' },
  // Who coordinates sees the juries of their organisation, who judges what they judge: the query asks as what one works.
  { under: urls.jury, roles: 'everyone', finds: 'own' },
  { under: urls.ownJury, roles: 'everyone', finds: 'own' },
  { under: urls.ownSeats, roles: 'everyone', finds: 'own' },
  { under: urls.trialsHow, roles: 'everyone', finds: 'public' },
  { under: '/beroepsproef/mentor', roles: 'everyone', finds: 'link' },
  { under: urls.ownTrials, roles: 'everyone', finds: 'own' },
  // As at the desk of requests; and who speaks for the employer finds the trials in which they do.
  { under: urls.trials, roles: 'everyone', finds: 'own' },
  { under: urls.evidence, roles: 'everyone', finds: 'own' },
  { under: '/quickscan', roles: 'everyone', finds: 'public' },
  { under: '/stage-inkorten', roles: 'everyone', finds: 'public' },
  { under: urls.ownScans, roles: 'everyone', finds: 'own' },
  { under: urls.ownInternships, roles: 'everyone', finds: 'own' },
  // What was handed in to the provider for which one works, and in what one was named as a mentor.
  { under: urls.deskScans, roles: 'everyone', finds: 'own' },
  { under: urls.deskInternships, roles: 'everyone', finds: 'own' },
  // Only the parties of an agreement find it: by name, or in a role that speaks for an organisation that is one.
  { under: urls.agreements, roles: 'everyone', finds: 'own' },
  { under: urls.agreementCodes, roles: 'everyone', finds: 'link' },
  // Who has the paper has its hash; no name stands there.
  { under: urls.checkHashes, roles: 'everyone', finds: 'link' },
  { under: urls.conditionSets, roles: 'everyone', finds: 'public' },
  // Who keeps sets, and for which organisation, the query asks.
  { under: urls.keepSets, roles: 'everyone', finds: 'own' },
  { under: '/dossierstukken', roles: 'everyone', finds: 'own' },
  { under: urls.mentorDoor, roles: 'everyone', finds: 'link' },
  // Coordinators and guides see the schemes of their organisation, guides the plans of whom they guide: the query asks.
  { under: urls.article60, roles: 'everyone', finds: 'relation' },
  { under: urls.rules60, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.ownArticle60, roles: 'everyone', finds: 'own' },
  // Who coordinates divides the periods of their organisation: the query asks as what one works.
  { under: urls.teachingTime, roles: 'everyone', finds: 'own' },
  { under: urls.ownTeaching, roles: 'everyone', finds: 'own' },
  { under: urls.organisations, roles: 'everyone', finds: 'own' },
  { under: urls.messages, roles: 'everyone', finds: 'own' },
  // Nobody signs in to get no more mail: who has the mail may.
  { under: '/berichten-stop', roles: 'everyone', finds: 'link' },
  { under: urls.invitations, roles: 'everyone', finds: 'link' },
  { under: urls.shownToMe, roles: 'everyone', finds: 'granted' },
  { under: urls.clients, roles: ['guide'], finds: 'relation' },
  { under: urls.guidance, roles: 'everyone', finds: 'own' },
  { under: '/gedeeld', roles: 'everyone', finds: 'link' },
  // Who may make cards, and for which organisation, the query asks.
  { under: urls.cards, roles: 'everyone', finds: 'own' },
  { under: urls.signInCard, roles: 'everyone', finds: 'public' },
  { under: urls.askHelp, roles: 'everyone', finds: 'own' },
  { under: urls.help, roles: ['administrator'], finds: 'granted' },
  { under: urls.signIn, roles: 'everyone', finds: 'public' },
  { under: urls.ownData, roles: 'everyone', finds: 'own' },
  { under: urls.processing, roles: 'everyone', finds: 'public', helper: 'public' },
  { under: urls.ownName, roles: 'everyone', finds: 'own' },
  { under: urls.sessions, roles: 'everyone', finds: 'own' },
  { under: urls.second, roles: 'everyone', finds: 'own' },
  { under: urls.signOut, roles: 'everyone', finds: 'own' },
  { under: urls.api, roles: 'everyone', finds: 'public' },
  { under: urls.apiPlan, roles: 'everyone', finds: 'own' },
  { under: urls.apiImport, roles: keepers, finds: 'public' },
  { under: urls.apiRole, roles: ['operator'], finds: 'all' },
  { under: urls.apiForgetSecond, roles: ['operator'], finds: 'all' },
  { under: urls.apiSignOut, roles: ['operator'], finds: 'all' },
  { under: urls.apiAudit, roles: ['operator'], finds: 'public' },
  { under: urls.apiBackup, roles: ['operator'], finds: 'all' },
  { under: urls.apiBounce, roles: ['operator'], finds: 'public' },
  { under: urls.messageDesk, roles: keepers, finds: 'public' },
  { under: urls.imports, roles: keepers, finds: 'public' },
  // Sector partners decide on employers: who they are, the query asks.
  { under: urls.organisationsToDecide, roles: 'everyone', finds: 'own' },
  { under: urls.permissions, roles: ['administrator'], finds: 'public' },
  { under: '/dev', roles: 'everyone', finds: 'public' },
]

const isUnder = (path: string, address: string): boolean =>
  path === address || (address !== '/' && path.startsWith(`${address}/`))

/** The line of the table for an address: the longest that it lies under. Null: nobody may. */
export const permissionFor = (path: string): Permission | null =>
  permissions
    .filter(({ under }) => isUnder(path, under))
    .reduce<Permission | null>(
      (longest, each) => (each.under.length > (longest?.under.length ?? 0) ? each : longest),
      null,
    )

/** What a helper may look at behind an address; null: nothing, for there is no such page to them. */
export const shownToHelper = (path: string): LookedAt | 'public' | null => permissionFor(path)?.helper ?? null

export const mayEnter = (path: string, role: Role): boolean => {
  const permission = permissionFor(path)
  return permission !== null && (permission.roles === 'everyone' || permission.roles.includes(role))
}
