// Arrays as PostgreSQL writes them. The driver would ask the database for its array types on each new connection, and
// nobody would hear of that question's failure; these are all that statements here take or give.

/** For the driver's `types`, by the type of an element. */
export const ARRAY_TYPES = {
  texts: arrayOf(1009, text => text),
  uuids: arrayOf(2951, text => text),
  ints: arrayOf(1007, Number),
  bigints: arrayOf(1016, Number),
  floats: arrayOf(1022, Number),
  booleans: arrayOf(1000, text => text === 't'),
  dates: arrayOf(1182, text => Temporal.PlainDate.from(text)),
  instants: arrayOf(1185, text => Temporal.Instant.from(text)),
  bytes: arrayOf(1001, text => Buffer.from(text.slice('\\x'.length), 'hex')),
}

type Elements<Element> = readonly (Element | null)[]

/** @param oid of the array's type, which is the same in every database */
function arrayOf<Element>(oid: number, read: (text: string) => Element) {
  return {
    to: oid,
    from: [oid],
    // The driver sends what it has written once again when a prepared statement has to be made anew.
    serialize: (elements: Elements<Element>) =>
      Array.isArray(elements) ? `{${elements.map(written).join(',')}}` : elements,
    parse: (text: string): Elements<Element> =>
      [...text.matchAll(ELEMENT)].map(([, quoted, bare = '']) => {
        if (quoted !== undefined) return read(quoted.replace(/\\(.)/gs, '$1'))
        return bare === 'NULL' ? null : read(bare)
      }),
  }
}

/** In quotation marks with backslashes, or bare. */
const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^{},]+)/gs

function written(element: unknown): string {
  if (element === null) return 'null'
  if (element === undefined) throw new Error('An element of an array is undefined.')
  if (element instanceof Uint8Array) return `"\\\\x${hexOf(element)}"`
  return `"${String(element).replace(/["\\]/g, '\\$&')}"`
}

const hexOf = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length).toString('hex')
