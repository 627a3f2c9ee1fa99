import { useCallback, useEffect, useRef, useState } from 'react'
import { light, openCamera, openReader } from './camera.ts'

const EVERY_MS = 120
export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing'

function end(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}

/** The camera while it is on, and what it reads. */
export function useCamera(onText: (text: string) => void) {
  const [state, setState] = useState<CameraState>('off')
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [lamp, setLamp] = useState<boolean | null>(null)
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onText)
  told.current = onText

  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const stop = useCallback((why: 'off' | 'missing' = 'off') => {
    setStream(null)
    setState(why)
    setLamp(null)
  }, [])

  const start = useCallback(async () => {
    setState('starting')
    try {
      if (!navigator.mediaDevices) throw new DOMException('no camera here', 'NotFoundError')
      const opened = await openCamera()
      if (!isHere.current) return end(opened)
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
    read().catch(() => open && stop('missing'))
    return () => {
      open = false
      window.clearTimeout(timer)
      end(stream)
    }
  }, [stream, stop])

  const toggleLamp = async () => {
    if (stream && lamp !== null && (await light(stream, !lamp))) setLamp(!lamp)
  }
  return { video, state, start, stop: () => stop(), lamp, toggleLamp }
}
