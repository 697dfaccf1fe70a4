import fc from 'fast-check'

const jsonNames = [
  'portrait',
  'goal',
  'on',
  'led',
  'language',
  'heads',
  'email',
  'role',
  'file',
  'papers',
  'time',
  'about',
]

const typeOf = { json: 'application/json', query: 'application/x-www-form-urlencoded', none: 'multipart/form-data' }
type Sent = Pick<RequestInit, 'body'> & { type: string | null }

/** Everything that somebody can send and nobody should, with the names that forms have and ids that are somebody's. */
export const badInput = (fieldNames: readonly string[], ids: readonly string[]) => {
  const nasty = fc.oneof(
    fc.constantFrom(
      ...[
        '',
        ' ',
        '\u0000',
        'a\u0000b',
        '\ud800',
        "'; drop table person; --",
        '<script>alert(1)</script>',
        '%00',
        '../../etc/passwd',
      ],
      ...[
        '-1',
        '1e309',
        'NaN',
        '99999999999999999999',
        '2026-02-30',
        '0000-00-00',
        'null',
        '[]',
        '{}',
        '\u202egnp.exe',
        '👩‍🏭'.repeat(300),
      ],
      ...ids,
      ...['constructor', 'toString'],
      ...['x'.repeat(5000), 'إ'.repeat(500), '漢'.repeat(500)],
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.integer().map(String),
  )
  const someForm = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fieldNames), fc.string({ maxLength: 12 })), nasty), {
    maxLength: 8,
  })

  const someBytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    // Files that begin as something that we read, and go on as nothing.
    fc
      .constantFrom(
        'PK\u0003\u0004',
        '%PDF-1.7\n',
        '\u001f\u008b\u0008',
        '<?xml version="1.0"?><a>',
        '{"a":',
        'e-mail;rol;tot\n',
      )
      .chain(head => fc.string({ maxLength: 80 }).map(rest => new Uint8Array(Buffer.from(head + rest, 'latin1')))),
  )
  const someFile = fc
    .tuple(
      fc.constantFrom('bestand', 'list', 'led', 'do'),
      someBytes,
      fc.constantFrom('a.csv', 'a.xlsx', 'a.json.gz', '../x', '\u202egnp.exe'),
    )
    .map(([field, bytes, name]) => ({ field, file: new File([new Uint8Array(bytes)], name, { type: 'image/png' }) }))

  /** A body as a form, as a form with files, as JSON of any shape, or as something else than it says it is. */
  const someBody: fc.Arbitrary<Sent> = fc.oneof(
    someForm.map(form => ({ type: null, body: new URLSearchParams(form) })),
    fc.tuple(someForm, fc.array(someFile, { maxLength: 2 })).map(([form, files]) => {
      const body = new FormData()
      for (const [name, value] of form) body.append(name, value)
      for (const { field, file } of files) body.append(field, file)
      return { type: null, body }
    }),
    fc
      .oneof(
        someForm.map(form => Object.fromEntries(form)),
        fc.object({ key: fc.constantFrom(...jsonNames, '__proto__') }),
        fc.jsonValue(),
      )
      .map(value => ({ type: typeOf.json, body: JSON.stringify(value) })),
    fc
      .tuple(fc.constantFrom(...Object.values(typeOf)), someBytes)
      .map(([type, body]) => ({ type, body: new Uint8Array(body) })),
  )

  /** What a header can hold at all. */
  const inHeader = nasty.map(text => text.replace(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '').trim())
  const someHeaders = fc.dictionary(
    fc.constantFrom(
      'accept-language',
      'x-forwarded-for',
      'x-forwarded-proto',
      'authorization',
      'if-none-match',
      'range',
      'accept-encoding',
      'user-agent',
    ),
    inHeader,
    { maxKeys: 3 },
  )
  /** A cookie of ours that was changed or planted, beside the true one or before it. */
  const someCookie = fc.oneof(
    fc.constant(''),
    fc
      .tuple(fc.constantFrom('leerladder', 'taal', '__Host-leerladder', '__proto__'), inHeader)
      .map(([name, value]) => `${name}=${value}`),
  )

  return { nasty, someForm, someBody, someHeaders, someCookie }
}
