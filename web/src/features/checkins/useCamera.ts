import { useCallback, useEffect, useRef, useState } from 'react'
import { light, openCamera, openReader } from './camera.ts'

const EVERY_MS = 120
export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing'

/** The camera while it is on, and what it reads. */
export function useCamera(onText: (text: string) => void) {
  const [state, setState] = useState<CameraState>('off')
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [lamp, setLamp] = useState<boolean | null>(null)
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onText)
  told.current = onText

  const stop = useCallback(() => {
    setStream((before) => {
      for (const track of before?.getTracks() ?? []) track.stop()
      return null
    })
    setState('off')
    setLamp(null)
  }, [])

  const start = useCallback(async () => {
    setState('starting')
    try {
      if (!navigator.mediaDevices) throw new DOMException('no camera here', 'NotFoundError')
      const opened = await openCamera()
      setStream(opened)
      setState('on')
      setLamp((await light(opened, false).catch(() => false)) ? false : null)
    } catch (fault) {
      setState((fault as DOMException).name === 'NotAllowedError' ? 'denied' : 'missing')
    }
  }, [])

  useEffect(() => {
    const element = video.current
    if (!stream || !element) return
    element.srcObject = stream
    let timer = 0
    let open = true
    const read = async () => {
      const reader = await openReader()
      while (open) {
        const codes = element.readyState >= 2 ? await reader.detect(element).catch(() => []) : []
        for (const { rawValue } of open ? codes : []) told.current(rawValue)
        await new Promise((resolve) => {
          timer = window.setTimeout(resolve, EVERY_MS)
        })
      }
    }
    void element.play().catch(() => undefined)
    read().catch(() => open && setState('missing'))
    return () => {
      open = false
      window.clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
    }
  }, [stream])

  const toggleLamp = async () => {
    if (stream && lamp !== null && (await light(stream, !lamp))) setLamp(!lamp)
  }
  return { video, state, start, stop, lamp, toggleLamp }
}
