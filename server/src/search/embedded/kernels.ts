/** `kernels.wat` as wabt assembles it with SIMD and threads: the loops in which the time of a search goes. */
const BINARY =
  'AGFzbQEAAAABOwdgBX9/f39/AGAEf39/fQBgBn9/f399fQBgAn9/AGAHf39/fX9/fwF/YAV/f399fwF/YAV/f39/fwF/AhQBBWluZGV4Bm1lbW9yeQIDAYCA' +
  'BAMJCAABAgMEBQAGBz0IBGRvdHMAAARvbmVzAAEEbW9yZQACBWNsZWFyAAMFcmVhY2gABARuZWFyAAUGZGlmZmVyAAYEZmluZAAHCu8HCMUBAgN/AnsgACAB' +
  'QQF0aiEGIAQgA0ECdGohBwJAA0AgBCAHTw0BIAAhBf0MAAAAAAAAAAAAAAAAAAAAACEI/QwAAAAAAAAAAAAAAAAAAAAAIQkDQCAIIAX9AAQAIAL9AQMA/boB' +
  '/a4BIQggCSAF/QAEECAC/QEDCP26Af2uASEJIAJBEGohAiAFQSBqIQUgBSAGSQ0ACyAIIAn9rgEhCCAEIAj9GwAgCP0bAWogCP0bAiAI/RsDamo2AgAgBEEE' +
  'aiEEDAALCwtEAQJ/IAAgAUEBdGohBAJAA0AgACAETw0BIAIgAC8BAEEDdGohBSAFIAUqAgAgAyAFKgIElJI4AgAgAEECaiEADAALCwtuAgJ/An0gACABQQF0' +
  'aiEGAkADQCAAIAZPDQEgAyAALwEAQQN0aiEHIAItAACzIQggByoCBCEJIAcgByoCACAEIAWUIAggCZSUIAhDAACAP5MgCZQgBZKVkjgCACAAQQJqIQAgAkEB' +
  'aiECDAALCwtEAQF/IAAgAUEDdGohAgJAA0AgACACTw0BIAAgAP0ABAD9DAAAAAD/////AAAAAP/////9Tv0LBAAgAEEQaiEADAALCwuhAQICfwJ7IAP9EyEJ' +
  'AkADQCABIAJPDQEgCEECaiAFSw0BIAAgAUEDdGohByAH/QAEACAJ/Ub9DP////8AAAAA/////wAAAAD9TiEKIAr9UwRAIAr9GwAEQCAEIAhBAnRqIAE2AgAg' +
  'CEEBaiEICyAK/RsCBEAgBCAIQQJ0aiABQQFqNgIAIAhBAWohCAsLIAFBAmohAQwACwsgBiAINgIAIAELfAMCfwF7AX8CQANAIAUgAk8NASAAIAVBAnRq/QAE' +
  'AP36ASABIAVBAnRq/QAEAP3mASAD/RP9RiEHIAf9pAEhCAJAA0AgCEUNASAEIAZBAnRqIAUgCGhqNgIAIAZBAWohBiAIIAhBAWtxIQgMAAsLIAVBBGohBQwA' +
  'CwsgBgubAQMBfwJ7An8gAP0ABAAhBiAA/QAEECEHIAEgAkEFdGohBQJAA0AgASAFTw0BIAYgAf0ABAD9Uf0dAHsgBiAB/QAEAP1R/R0Be3wgByAB/QAEEP1R' +
  '/R0AeyAHIAH9AAQQ/VH9HQF7fHynIQggAyAIOwEAIAQgCEECdGohCSAJIAkoAgBBAWo2AgAgAUEgaiEBIANBAmohAwwACwsLcAIDfwF7IAD9ECEIAkADQCAF' +
  'IAJPDQEgASAFQQF0av0ABAAgCP0t/YQBIQcCQANAIAdFDQEgBiAESQRAIAMgBkECdGogBSAHaGo2AgALIAZBAWohBiAHIAdBAWtxIQcMAAsLIAVBCGohBQwA' +
  'CwsgBgs='

/** As much of WebAssembly as is used here: its types come with the DOM's, which a server does not load. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number; maximum: number; shared: true })
    readonly buffer: SharedArrayBuffer
    grow(pages: number): number
  }
  class Module {
    constructor(binary: Uint8Array)
  }
  class Instance {
    constructor(module: Module, imports: Record<string, object>)
    readonly exports: Record<string, unknown>
  }
}
export type Memory = WebAssembly.Memory

const PAGE = 65_536
const module = new WebAssembly.Module(Buffer.from(BINARY, 'base64'))

/** Shared, so that the thread that writes an index hands it to the one that searches without a copy. */
export function openMemory(bytes: number): Memory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE))
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/** Places are bytes from the memory's beginning; what each does stands in `kernels.wat`. */
export interface Kernels {
  dots(query: number, width: number, at: number, count: number, out: number): void
  ones(at: number, count: number, cells: number, weight: number): void
  more(at: number, count: number, counts: number, cells: number, weight: number, top: number): void
  clear(cells: number, count: number): void
  reach(cells: number, from: number, count: number, bar: number, out: number, most: number, told: number): number
  near(sums: number, scales: number, count: number, bar: number, out: number): number
  differ(query: number, at: number, count: number, out: number, bins: number): void
  find(value: number, at: number, count: number, out: number, most: number): number
}
export const kernelsOver = (memory: Memory) =>
  new WebAssembly.Instance(module, { index: { memory } }).exports as unknown as Kernels
