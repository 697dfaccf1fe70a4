import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { importRoutes } from './catalogue/import/import.routes.tsx'
import { programmesRoutes } from './catalogue/programmes.routes.tsx'
import {
  canBeRead,
  headers,
  looksAlong,
  mayComeIn,
  notForged,
  notTooLarge,
  notTooOften,
  onlyEncrypted,
  proveAgain,
  secondFirst,
  tell,
  whoVisits,
  withoutVisit,
} from './door.tsx'
import { FrontPage } from './front.pages.tsx'
import type { House } from './house.ts'
import { explainTerms } from './knowledge/index.ts'
import { knowledgeRoutes } from './knowledge/knowledge.routes.tsx'
import { proposalsRoutes } from './knowledge/proposals/proposals.routes.tsx'
import { operatorRoutes } from './operator.routes.tsx'
import { orientationRoutes } from './orientation/orientation.routes.tsx'
import { shownRoutes } from './orientation/shown.routes.tsx'
import { accessRoutes } from './people/access/access.routes.tsx'
import { cardEntryRoutes } from './people/cards/card-entry.routes.tsx'
import { cardsRoutes } from './people/cards/cards.routes.tsx'
import { codeRoutes } from './people/code.routes.tsx'
import { clientsRoutes } from './people/guidance/clients.routes.tsx'
import { guidanceRoutes } from './people/guidance/guidance.routes.tsx'
import { helpRoutes } from './people/help/help.routes.tsx'
import { identityRoutes } from './people/identity/identity.routes.tsx'
import { deskRoutes } from './people/messages/desk.routes.tsx'
import { messagesRoutes } from './people/messages/messages.routes.tsx'
import { organisationRoutes } from './people/organisations/organisation.routes.tsx'
import { organisationsRoutes } from './people/organisations/organisations.routes.tsx'
import { ownInvitationRoutes } from './people/organisations/own-invitation.routes.tsx'
import { runRoutes } from './people/organisations/run.routes.tsx'
import { passkeyRoutes } from './people/passkeys/passkeys.routes.tsx'
import { passwordRoutes } from './people/password/password.routes.tsx'
import { peopleRoutes } from './people/people.routes.tsx'
import { privacyRoutes } from './people/retention/privacy.routes.tsx'
import { secondRoutes } from './people/second/second.routes.tsx'
import { sessionsRoutes } from './people/sessions.routes.tsx'
import { timelineRoutes } from './people/timeline.routes.tsx'
import { PermissionsPage } from './permissions.pages.tsx'
import { agreementRoutes } from './planning/agreement/agreement.routes.tsx'
import { newAgreementRoutes } from './planning/agreement/new.routes.tsx'
import { paperRoutes } from './planning/agreement/paper.routes.tsx'
import { setsRoutes } from './planning/agreement/sets.routes.tsx'
import { apiRoutes } from './planning/api.routes.tsx'
import { plansRoutes } from './planning/article-60/plans.routes.tsx'
import { schemesRoutes } from './planning/article-60/schemes.routes.tsx'
import { brochureRoutes } from './planning/brochure/brochure.routes.tsx'
import { developmentRoutes } from './planning/development-plan/development.routes.tsx'
import { hoursRoutes } from './planning/hours/hours.routes.tsx'
import { actionsWaiting, agreementsWaiting, changesWaiting, hoursWaiting, planWaiting } from './planning/index.ts'
import { keepingRoutes } from './planning/keeping/keeping.routes.tsx'
import { ownDataRoutes } from './planning/keeping/own-data.routes.tsx'
import { changeRoutes } from './planning/kept/change.routes.tsx'
import { planRoutes } from './planning/kept/plan.routes.tsx'
import { shownPlanRoutes } from './planning/kept/shown-plan.routes.tsx'
import { planningRoutes } from './planning/planning.routes.tsx'
import { applyingRoutes } from './planning/support/applying/applying.routes.tsx'
import { overRouteRoutes } from './planning/support/over-route/over-route.routes.tsx'
import { rulesRoutes } from './planning/support/rules/rules.routes.tsx'
import { supportRoutes } from './planning/support/support.routes.tsx'
import { teachingTimeRoutes } from './planning/teaching-time/teaching-time.routes.tsx'
import { planPeopleRoutes } from './planning/training-plan/people.routes.tsx'
import { trainingPlanRoutes } from './planning/training-plan/training-plan.routes.tsx'
import { calendarRoutes } from './planning/week/calendar/calendar.routes.tsx'
import { groupsRoutes } from './planning/week/groups/groups.routes.tsx'
import { weekPlanRoutes } from './planning/week/plan/plan.routes.tsx'
import { shiftsRoutes } from './planning/week/shifts/shifts.routes.tsx'
import { wishesRoutes } from './planning/week/shifts/wishes.routes.tsx'
import { weekRoutes } from './planning/week/week.routes.tsx'
import { rememberLanguage, safeBack } from './platform/cookies.ts'
import { openMetrics } from './platform/metrics.ts'
import type { Env } from './platform/visit.ts'
import { languages } from './platform/words.ts'
import { concordanceRoutes } from './recognition/concordance.routes.tsx'
import { deskRoutes as recognitionDeskRoutes } from './recognition/desk/desk.routes.tsx'
import { deskEvcHeRoutes } from './recognition/evc-higher-education/desk.routes.tsx'
import { ownEvcHeRoutes } from './recognition/evc-higher-education/own.routes.tsx'
import { evidenceRoutes } from './recognition/evidence/evidence.routes.tsx'
import { deskInternshipRoutes } from './recognition/internship/desk-internship.routes.tsx'
import { ownInternshipRoutes } from './recognition/internship/own-internship.routes.tsx'
import { jurorsRoutes } from './recognition/jury/jurors.routes.tsx'
import { juryRoutes } from './recognition/jury/jury.routes.tsx'
import { ownJuryRoutes } from './recognition/jury/own-jury.routes.tsx'
import { seatRoutes } from './recognition/jury/seat.routes.tsx'
import { jurySessionRoutes } from './recognition/jury/session.routes.tsx'
import { lettersRoutes } from './recognition/letters/letters.routes.tsx'
import { matrixRoutes } from './recognition/matrix/matrix.routes.tsx'
import { versionsRoutes } from './recognition/matrix/versions.routes.tsx'
import { judgedFilesRoutes } from './recognition/procedures/judged-files.routes.tsx'
import { deskScanRoutes } from './recognition/quickscan/desk-scan.routes.tsx'
import { ownScanRoutes } from './recognition/quickscan/own-scan.routes.tsx'
import { deskRoutes as requestDeskRoutes } from './recognition/requests/desk.routes.tsx'
import { ownRequestsRoutes } from './recognition/requests/own-requests.routes.tsx'
import { policyRoutes } from './recognition/requests/policy.routes.tsx'
import { sessionRoutes } from './recognition/requests/tests/session.routes.tsx'
import { testsRoutes } from './recognition/requests/tests/tests.routes.tsx'
import { foundRoutes } from './recognition/results/found.routes.tsx'
import { trialRoutes } from './recognition/workplace/trial.routes.tsx'
import { isGone, NotFoundPage, troubleOf } from './ui/error-pages.tsx'
import { show } from './ui/page.tsx'
import { urls } from './urls.ts'

/** The stack and the rooms, on one screen. */
export const createApp = (house: House): Hono<Env> => {
  const app = new Hono<Env>()
  const metrics = openMetrics(house)
  app.route('/', withoutVisit(house, metrics))
  app.use(headers)
  app.use(whoVisits(house, metrics))
  app.use(onlyEncrypted)
  app.use(canBeRead)
  app.use(notTooOften(house))
  app.use(compress())
  app.use(explainTerms)
  app.use(notForged)
  app.use(secondFirst)
  app.use(proveAgain)
  app.use(looksAlong)
  app.use(mayComeIn)
  app.use(notTooLarge)

  app.get(urls.home, c => show(c, <FrontPage visit={c.var.visit} />))
  app.get('/taal/:language', c => {
    const chosen = languages.find(language => language === c.req.param('language'))
    if (chosen) rememberLanguage(c, chosen)
    return c.redirect(safeBack(c.req.query('terug')), 303)
  })
  app.get(urls.permissions, c => show(c, <PermissionsPage visit={c.var.visit} />))
  app.route('/', programmesRoutes)
  app.route('/', concordanceRoutes)
  app.route('/', supportRoutes)
  app.route('/', policyRoutes)
  app.route('/', matrixRoutes)
  app.route('/', versionsRoutes)
  app.route('/', ownRequestsRoutes)
  // Before the desk: `/aanvragen/proeven` is no request.
  app.route('/', testsRoutes)
  app.route('/', sessionRoutes)
  app.route('/', requestDeskRoutes)
  app.route('/', ownEvcHeRoutes)
  app.route('/', deskEvcHeRoutes)
  app.route('/', ownScanRoutes)
  app.route('/', deskScanRoutes)
  app.route('/', ownInternshipRoutes)
  app.route('/', deskInternshipRoutes)
  app.route('/', judgedFilesRoutes)
  app.route('/', lettersRoutes)
  app.route('/', foundRoutes)
  app.route('/', recognitionDeskRoutes([planWaiting, agreementsWaiting, hoursWaiting, changesWaiting, actionsWaiting]))
  app.route('/', juryRoutes)
  app.route('/', jurorsRoutes)
  app.route('/', jurySessionRoutes)
  app.route('/', ownJuryRoutes)
  app.route('/', seatRoutes)
  app.route('/', trialRoutes)
  app.route('/', knowledgeRoutes)
  app.route('/', proposalsRoutes)
  app.route('/', peopleRoutes)
  app.route('/', timelineRoutes)
  app.route('/', sessionsRoutes)
  app.route('/', codeRoutes)
  app.route('/', secondRoutes)
  app.route('/', passwordRoutes)
  app.route('/', passkeyRoutes)
  app.route('/', identityRoutes)
  app.route('/', cardEntryRoutes)
  app.route('/', cardsRoutes)
  app.route('/', helpRoutes)
  app.route('/', accessRoutes)
  app.route('/', guidanceRoutes)
  app.route('/', clientsRoutes)
  app.route('/', privacyRoutes)
  app.route('/', messagesRoutes)
  app.route('/', deskRoutes)
  app.route('/', organisationsRoutes)
  app.route('/', organisationRoutes)
  app.route('/', runRoutes)
  app.route('/', ownInvitationRoutes)
  app.route('/', operatorRoutes)
  app.route('/', importRoutes)
  app.route('/', orientationRoutes)
  app.route('/', shownRoutes)
  app.route('/', evidenceRoutes)
  app.route('/', brochureRoutes)
  app.route('/', trainingPlanRoutes)
  app.route('/', planPeopleRoutes)
  app.route('/', developmentRoutes)
  app.route('/', planningRoutes)
  app.route('/', overRouteRoutes)
  app.route('/', applyingRoutes)
  app.route('/', rulesRoutes)
  app.route('/', planRoutes)
  app.route('/', changeRoutes)
  app.route('/', shownPlanRoutes)
  app.route('/', weekRoutes)
  app.route('/', weekPlanRoutes)
  app.route('/', shiftsRoutes)
  app.route('/', wishesRoutes)
  app.route('/', calendarRoutes)
  app.route('/', groupsRoutes)
  app.route('/', keepingRoutes)
  app.route('/', schemesRoutes)
  app.route('/', plansRoutes)
  // Before the others: `/afspraken/nieuw` is no agreement.
  app.route('/', newAgreementRoutes)
  // Before the agreements: `uren` is no step of one.
  app.route('/', hoursRoutes)
  app.route('/', agreementRoutes)
  app.route('/', paperRoutes)
  app.route('/', setsRoutes)
  app.route('/', teachingTimeRoutes)
  app.route('/', ownDataRoutes)
  app.route('/', apiRoutes)
  if (house.practice) app.route('/', house.practice)

  // Before anybody knows who visits (assets, figures) there is nothing to make a page of.
  app.notFound(c => (c.var.visit ? show(c, <NotFoundPage visit={c.var.visit} />, 404) : c.text('404', 404)))
  app.onError(async (problem, c) => {
    const { visit } = c.var
    if (isGone(problem)) {
      house.log.warn({ id: visit?.requestId, route: c.req.routePath, err: problem })
      return c.notFound()
    }
    const { trouble, status } = troubleOf(problem)
    if (status >= 500) house.log.error({ id: visit?.requestId, route: c.req.routePath, err: problem })
    if (!visit) return c.text('Leerladder is even niet bereikbaar. Probeer het over een minuut opnieuw.', 503)
    return tell(c, trouble, status)
  })
  return app
}
