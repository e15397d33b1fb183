/** Every benchmark by its name, loaded when it is run. */
export const BENCHES: Record<string, () => Promise<() => Promise<void>>> = {
  'image-text': async () => (await import('./imageText.ts')).imageText,
  issue: async () => (await import('./issue.ts')).issue,
  'issue-alone': async () => (await import('./issue.ts')).issueAlone,
  'issue-http': async () => (await import('./issueHttp.ts')).issueHttp,
  'issue-pooled': async () => (await import('./issuePooled.ts')).issuePooled,
  bulk: async () => (await import('./bulk.ts')).bulk,
  bytes: async () => (await import('./bytes.ts')).bytes,
  pages: async () => (await import('./pages.ts')).pages,
  device: async () => (await import('./device.ts')).device,
  'care-list': async () => (await import('./careList.ts')).careList,
  effort: async () => (await import('./effort.ts')).effort,
  export: async () => (await import('./export.ts')).exportBench,
  fleet: async () => (await import('./fleet.ts')).fleet,
  start: async () => (await import('./start.ts')).start,
}
