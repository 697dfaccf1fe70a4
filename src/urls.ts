/** Every address of the house, by name. */
export const urls = {
  home: '/',
  language: (language: string, back: string) => `/taal/${language}?terug=${encodeURIComponent(back)}`,
  asset: (name: string) => `/assets/${name}`,
  health: '/gezond',

  question: (question: string) => `/wat-kan-je-al/${question}`,
  search: (question: string) => `/wat-kan-je-al/${question}/zoek`,
  start: '/wat-kan-je-al',
  check: '/wat-kan-je-al/nakijken',
  startOver: '/wat-kan-je-al/opnieuw',
  withinReach: '/wat-kan-je-al/binnen-bereik',

  ladder: '/ladder',
  route: (programme: string) => `/ladder/route/${programme}`,
  compare: '/ladder/vergelijk',
  ladderPdf: (programme: string) => `/ladder/route/${programme}.pdf`,
  keep: '/ladder/bewaar',

  dossiers: '/mijn-dossiers',
  dossier: (id: string) => `/mijn-dossiers/${id}`,
  timeline: (id: string) => `/mijn-dossiers/${id}/tijdlijn`,
  share: (id: string) => `/mijn-dossiers/${id}/deel`,
  withdrawShare: (id: string, share: string) => `/mijn-dossiers/${id}/deel/${share}/intrekken`,
  shared: (secret: string) => `/gedeeld/${secret}`,

  signIn: '/aanmelden',
  signInCode: '/aanmelden/code',
  enterCode: '/aanmelden/code/invoer',
  signInLink: (secret: string) => `/aanmelden/code/link/${secret}`,
  ownName: '/mijn-naam',
  sessions: '/mijn-aanmeldingen',
  signOut: '/afmelden',

  programmes: '/opleidingen',
  programme: (id: string) => `/opleidingen/${id}`,
  qualification: (id: string) => `/kwalificaties/${id}`,
  concordance: '/vrijstellingen',
  support: '/steun',
  measure: (id: string) => `/steun/${id}`,
  sources: '/bronnen',

  imports: '/beheer/inlezen',
  permissions: '/beheer/rechten',
  importRun: (id: string) => `/beheer/inlezen/${id}`,

  api: '/api',
  apiRoutes: '/api/routes',
  apiImport: '/api/inlezen',
  apiAudit: '/api/audit',
  apiBackup: '/api/backup',
  apiDocument: '/api/openapi.json',

  devClock: '/dev/klok',
  devMailbox: '/dev/postbus',
} as const
