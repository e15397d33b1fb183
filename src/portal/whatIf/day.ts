/** As a date field sends it; undefined when it is no day of these times. */
export function dayOf(typed: string): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(typed)) return undefined
  try {
    return Temporal.PlainDate.from(typed)
  } catch {
    return undefined // 31 February and the like
  }
}
