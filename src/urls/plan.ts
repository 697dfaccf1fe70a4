/** Of the route that somebody keeps as their plan. */
export const planUrls = {
  plan: '/mijn-plan',
  keepPlan: '/mijn-plan/bewaar',
  keepAsPlan: (route: string) => `/mijn-plan/bewaar?${new URLSearchParams({ route })}`,
  planStep: (step: string) => `/mijn-plan/${step}`,
  changePlan: '/mijn-plan/veranderen',
  whatIf: '/mijn-plan/wat-als',
  stopPlan: '/mijn-plan/stoppen',
  planPdf: '/mijn-plan/plan.pdf',
  shownPlan: (id: string) => `/gedeeld-met-mij/${id}/plan`,
  noteModule: (id: string) => `/gedeeld-met-mij/${id}/plan/module`,
  takeBackOutcome: (id: string, outcome: string) => `/gedeeld-met-mij/${id}/plan/module/${outcome}/terug`,
  apiPlan: '/api/plan',
} as const
