/** `services`: how many there are in the database of `former`. `faults`: how many of `database`, and their `seed`. */
export type FaultOptions = { services: number; faults: number; seed: number }

/** Every long search for faults by its name, loaded when it is run. */
export const FAULTS: Record<string, () => Promise<(options: FaultOptions) => Promise<void>>> = {
  terms: async () => (await import('../terms/manyHistories.ts')).manyHistories,
  enumeration: async () => (await import('./enumeration.ts')).enumeration,
  'device-calls': async () => (await import('../device-api/manyCalls.ts')).manyCalls,
  flood: async () => (await import('./flood/flood.ts')).flood,
  rolling: async () => (await import('./rolling/rolling.ts')).rolling,
  database: async () => (await import('./database/database.ts')).database,
  former: async () => (await import('./former/former.ts')).former,
}
