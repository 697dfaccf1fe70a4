export { findShown, type Guest, guestOf, type Shown, shownTo } from './access/access.store.ts'
export { grantToOrganisation } from './access/grant-access.ts'
export { closeForRequest, openForRequest } from './access/open-for-request.ts'
export { RelationsTables } from './access/relations.tsx'
export { answerQuestion, openAgain, startDossier, untilKept } from './answer-question.ts'
export {
  type Dossier,
  findDossier,
  findShared,
  keptDossiers,
  openDossier,
  type Share,
  sharesOf,
  type Viewer,
  viewerOf,
} from './dossier.store.ts'
export { eraseOneself } from './erase-oneself.ts'
export { giveRole, personRoles } from './give-role.ts'
export { type LookedAt, noteHelp } from './help/note-help.ts'
export { keepDossier } from './keep-dossier.ts'
export { lifeStories, loadExamples } from './load-examples.ts'
export type { Sends } from './messages/message.ts'
export { bringMessages, remind } from './messages/rounds.ts'
export { tell, tellAddresses } from './messages/tell.ts'
export { noteLook } from './note-look.ts'
export { codeFingerprint } from './organisations/invite.ts'
export { findValidated, searchValidated } from './organisations/organisation.store.ts'
export { runBy, runnerOf } from './organisations/run.store.ts'
export { sitesOf } from './organisations/site.ts'
export { type OwnData, ownData } from './own-data.store.ts'
export { newPaperCode } from './paper-code.ts'
export { openBreached } from './password/breached.ts'
export * from './portrait.ts'
export { isClosed, restrictionOf } from './retention/restriction.ts'
export { tidyUp } from './retention/tidy-up.ts'
export { forgetSecond } from './second/change-second.ts'
export { examplePeople, findSession, noteSeen } from './session.store.ts'
export { shareDays, shareDossier, withdrawShare } from './share-dossier.ts'
export { beginVisit } from './sign-in.ts'
export { readEmail } from './sign-in-code.ts'
export { signOutEverywhere } from './sign-out-everywhere.ts'
export { TimelinePage } from './timeline.pages.tsx'
export { timelineOf } from './timeline.store.ts'
export { holdSession } from './welcome.ts'
