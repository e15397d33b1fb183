// P18, P21
export const documents = {
  issuer: (vendor: string) => `発行：${vendor}（本文では「当社」）`,
  contents: '目次',
  version: (version: number, from: string) => `第${version}版（${from}から有効）`,
}
