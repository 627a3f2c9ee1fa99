import type { BarcodeDetector } from 'barcode-detector/ponyfill'

export type Reader = Pick<BarcodeDetector, 'detect'>

/** The browser's own reader of codes, else one of ours that comes from this house. */
export async function openReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: typeof BarcodeDetector }).BarcodeDetector
  if (own && (await own.getSupportedFormats()).includes('qr_code')) return new own({ formats: ['qr_code'] })
  const [{ BarcodeDetector: Ours, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return new Ours({ formats: ['qr_code'] })
}

/** The camera at the back. */
export const openCamera = () =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  })

/** Lights the lamp beside the camera, where there is one. */
export async function light(stream: MediaStream, on: boolean): Promise<boolean> {
  const [track] = stream.getVideoTracks()
  const can = track && 'torch' in track.getCapabilities()
  if (can) await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
  return Boolean(can)
}
