import type { Row, Stored } from './reading.ts'

/** How each table is told apart and to what it refers. */
export const shapes: {
  [Table in Stored]: { key: (keyof Row<Table> & string)[]; refers: { [Field in keyof Row<Table>]?: Stored } }
} = {
  framework: { key: ['id'], refers: {} },
  competence: { key: ['id'], refers: { framework: 'framework' } },
  competenceLabel: { key: ['competenceId', 'language', 'kind', 'text'], refers: { competenceId: 'competence' } },
  competenceRelation: { key: ['fromId', 'toId', 'kind'], refers: { fromId: 'competence', toId: 'competence' } },
  occupation: { key: ['id'], refers: { framework: 'framework' } },
  occupationLabel: { key: ['occupationId', 'language', 'kind', 'text'], refers: { occupationId: 'occupation' } },
  occupationCompetence: {
    key: ['occupationId', 'competenceId'],
    refers: { occupationId: 'occupation', competenceId: 'competence' },
  },
  qualification: { key: ['id'], refers: { partOf: 'qualification' } },
  provider: { key: ['id'], refers: {} },
  module: { key: ['id'], refers: {} },
  programme: { key: ['id'], refers: { provider: 'provider', awards: 'qualification' } },
  offer: { key: ['id'], refers: { programme: 'programme' } },
  ladder: { key: ['id'], refers: {} },
  certificateType: { key: ['id'], refers: { awards: 'qualification' } },
  shortageOccupation: { key: ['year', 'title'], refers: { qualification: 'qualification' } },
  postcode: { key: ['postcode', 'place'], refers: {} },
  concordanceRow: { key: ['id'], refers: { module: 'module', provider: 'provider' } },
}

/** A row as plain fields: what all tables have in common. */
export type Fields = Record<string, unknown>

export const keyOf = (table: Stored, row: Fields): string =>
  shapes[table].key.map(field => String(row[field])).join(' ')

export const referencesOf = (table: Stored, row: Fields): { field: string; table: Stored; id: string }[] =>
  Object.entries(shapes[table].refers).flatMap(([field, to]) => {
    const id = row[field]
    return typeof id === 'string' && to ? [{ field, table: to, id }] : []
  })

export const inSql = (field: string): string => field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
