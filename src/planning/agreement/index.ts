export { type AgreedHours, agreedFrom, agreedHoursOf, agreementEndsOf } from './agreed-hours.ts'
export { loadExampleAgreement } from './load-example-agreement.ts'
export { remindOfEnds } from './remind-of-ends.ts'
export { agreementsWaiting } from './waiting.ts'
