import { z } from 'zod'

const reason = {
  type: 'object',
  description: 'Why: a tree from the result down to its sources.',
  required: ['says', 'code'],
  properties: {
    says: { type: 'string', description: 'The sentence, in the language asked.' },
    code: { type: 'string', description: 'The same sentence, whatever the language.' },
    with: { type: 'object', description: 'The figures and names in the sentence.' },
    source: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        address: { type: ['string', 'null'] },
        asOf: { type: ['string', 'null'] },
      },
    },
    because: { type: 'array', items: { $ref: '#/components/schemas/Reason' } },
  },
}

const trouble = {
  type: 'object',
  required: ['error', 'says', 'id'],
  properties: {
    error: { type: 'string' },
    says: { type: 'string' },
    id: { type: 'string', description: 'Stands in the log too.' },
    problems: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string' }, says: { type: 'string' } } },
    },
  },
}

const whole = (description: string) => ({ type: 'integer', description })
const reasons = { type: 'array', items: { $ref: '#/components/schemas/Reason' } }

const rung = {
  type: 'object',
  properties: {
    module: { type: 'string' },
    title: { type: 'string' },
    state: { enum: ['exempt', 'partly', 'perhaps', 'todo'] },
    minutes: whole('Minutes of the whole module.'),
    minutesLeft: whole('Minutes left for sure.'),
    minutesLeftAtBest: whole('Minutes left when every perhaps becomes a yes.'),
    priceCents: whole('Fee still to pay, in cents.'),
    how: { type: 'array', items: { type: 'string' }, description: 'What to do to make the perhaps sure.' },
    because: reasons,
  },
}

const route = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    minutesLeft: whole('Minutes left for sure, over all programmes.'),
    weeks: { type: ['integer', 'null'], description: 'Lesson weeks at the pace of the person and the group.' },
    end: { type: ['string', 'null'], description: 'An estimate, YYYY-MM-DD.' },
    km: { type: ['integer', 'null'], description: 'As the crow flies.' },
    priceCents: whole('Fees, in cents.'),
    ownPriceCents: whole('What the person pays after support, in cents.'),
    support: { type: 'object', description: 'Measures that fit, the best combination, and why.' },
    rank: { $ref: '#/components/schemas/Reason' },
    misfits: reasons,
    legs: {
      type: 'array',
      description: 'Programmes, in the order of time.',
      items: { type: 'object', properties: { programme: { type: 'string' }, rungs: { type: 'array', items: rung } } },
    },
  },
}

/** The API's description of itself (OpenAPI 3.1); the request's part is made from what the server really checks. */
export const openApi = (origin: string, request: z.ZodType) => ({
  openapi: '3.1.0',
  info: {
    title: 'Leerladder',
    version: '1',
    description: 'The shortest routes to a qualification, with every reason.',
  },
  servers: [{ url: origin }],
  paths: {
    '/api/plan': {
      get: {
        summary: 'The plan that one keeps, with what changed facts would make of it; asks the session of who signed in',
        responses: {
          200: {
            description: 'The plan',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    on: { type: 'string' },
                    version: whole('Each change makes the next.'),
                    goal: { type: 'string' },
                    minutes: whole('Minutes of all modules.'),
                    off: whole('Minutes that fall away.'),
                    done: whole('Minutes of modules that were passed.'),
                    left: whole('`minutes - off - done`.'),
                    start: { type: 'string' },
                    end: { type: ['string', 'null'], description: 'An estimate, YYYY-MM-DD.' },
                    legs: {
                      type: 'array',
                      description: 'Programmes, in the order of time.',
                      items: { type: 'object' },
                    },
                    now: { type: 'object', description: '`same`, `impossible`, or `changed` with what and why.' },
                  },
                },
              },
            },
          },
          404: { description: 'None is kept', content: { 'application/json': { schema: trouble } } },
        },
      },
    },
    '/api/routes': {
      post: {
        summary: 'Routes for a portrait to a goal, best first',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(request, { io: 'input' }) } },
        },
        responses: {
          200: {
            description: 'The routes',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    on: { type: 'string' },
                    goal: { type: 'object' },
                    held: { oneOf: [{ $ref: '#/components/schemas/Reason' }, { type: 'null' }] },
                    routes: { type: 'array', items: route },
                  },
                },
              },
            },
          },
          400: { description: 'Not JSON', content: { 'application/json': { schema: trouble } } },
          422: { description: 'Wrong, or no route', content: { 'application/json': { schema: trouble } } },
        },
      },
    },
  },
  components: { schemas: { Reason: reason } },
})
