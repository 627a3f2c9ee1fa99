/** `kernels.wat` as wabt assembles it with SIMD and threads: the loops in which the time of a search goes. */
const BINARY =
  'AGFzbQEAAAABOwdgBX9/f39/AGAEf39/fQBgBn9/f399fQBgAn9/AGAHf39/fX9/fwF/YAV/f399fwF/YAV/f39/fwF/AhQBBWluZGV4Bm1lbW9yeQIDAYCA' +
  'BAMIBwABAgMEBQYHNAcEZG90cwAABG9uZXMAAQRtb3JlAAIFY2xlYXIAAwVyZWFjaAAEBG5lYXIABQRmaW5kAAYKlAgHxQECA38CeyAAIAFBAXRqIQYgBCAD' +
  'QQJ0aiEHAkADQCAEIAdPDQEgACEF/QwAAAAAAAAAAAAAAAAAAAAAIQj9DAAAAAAAAAAAAAAAAAAAAAAhCQNAIAggBf0ABAAgAv0BAwD9ugH9rgEhCCAJIAX9' +
  'AAQQIAL9AQMI/boB/a4BIQkgAkEQaiECIAVBIGohBSAFIAZJDQALIAggCf2uASEIIAQgCP0bACAI/RsBaiAI/RsCIAj9GwNqajYCACAEQQRqIQQMAAsLC4UC' +
  'AgN/AX4gACABQQF0aiEEIAAgAUF8cUEBdGohBQJAA0AgACAFTw0BIAApAQAhByACIAenQf//A3FBA3RqIQYgBiAGKgIAIAMgBioCBJSSOAIAIAIgB0IQiKdB' +
  '//8DcUEDdGohBiAGIAYqAgAgAyAGKgIElJI4AgAgAiAHQiCIp0H//wNxQQN0aiEGIAYgBioCACADIAYqAgSUkjgCACACIAdCMIinQf//A3FBA3RqIQYgBiAG' +
  'KgIAIAMgBioCBJSSOAIAIABBCGohAAwACwsCQANAIAAgBE8NASACIAAvAQBBA3RqIQYgBiAGKgIAIAMgBioCBJSSOAIAIABBAmohAAwACwsLbgICfwJ9IAAg' +
  'AUEBdGohBgJAA0AgACAGTw0BIAMgAC8BAEEDdGohByACLQAAsyEIIAcqAgQhCSAHIAcqAgAgBCAFlCAIIAmUlCAIQwAAgD+TIAmUIAWSlZI4AgAgAEECaiEA' +
  'IAJBAWohAgwACwsLRAEBfyAAIAFBA3RqIQICQANAIAAgAk8NASAAIAD9AAQA/QwAAAAA/////wAAAAD//////U79CwQAIABBEGohAAwACwsLoQECAn8CeyAD' +
  '/RMhCQJAA0AgASACTw0BIAhBAmogBUsNASAAIAFBA3RqIQcgB/0ABAAgCf1G/Qz/////AAAAAP////8AAAAA/U4hCiAK/VMEQCAK/RsABEAgBCAIQQJ0aiAB' +
  'NgIAIAhBAWohCAsgCv0bAgRAIAQgCEECdGogAUEBajYCACAIQQFqIQgLCyABQQJqIQEMAAsLIAYgCDYCACABC3wDAn8BewF/AkADQCAFIAJPDQEgACAFQQJ0' +
  'av0ABAD9+gEgASAFQQJ0av0ABAD95gEgA/0T/UYhByAH/aQBIQgCQANAIAhFDQEgBCAGQQJ0aiAFIAhoajYCACAGQQFqIQYgCCAIQQFrcSEIDAALCyAFQQRq' +
  'IQUMAAsLIAYLcAIDfwF7IAD9ECEIAkADQCAFIAJPDQEgASAFQQF0av0ABAAgCP0t/YQBIQcCQANAIAdFDQEgBiAESQRAIAMgBkECdGogBSAHaGo2AgALIAZB' +
  'AWohBiAHIAdBAWtxIQcMAAsLIAVBCGohBQwACwsgBgs='

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
  find(value: number, at: number, count: number, out: number, most: number): number
}
export const kernelsOver = (memory: Memory) =>
  new WebAssembly.Instance(module, { index: { memory } }).exports as unknown as Kernels
