export { answerQuestion, openAgain, startDossier } from './answer-question.ts'
export {
  type Dossier,
  findDossier,
  findShared,
  keptDossiers,
  openDossier,
  type Share,
  sharesOf,
  type Viewer,
} from './dossier.store.ts'
export { keepDossier } from './keep-dossier.ts'
export type { Person, PersonRole } from './person.ts'
export * from './portrait.ts'
export { examplePeople, findSession, type LiveSession, sessionLifetime } from './session.store.ts'
export { shareDays, shareDossier, withdrawShare } from './share-dossier.ts'
export { beginVisit, signInAsExample, signOut } from './sign-in.ts'
