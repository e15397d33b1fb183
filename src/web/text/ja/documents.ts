// P18
export const documents = {
  version: (version: number, from: string) => `第 ${version} 版（${from} から有効）`,
}
