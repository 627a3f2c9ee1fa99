import { useEffect, useRef, useState } from 'react'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'

/** Played by the browser itself where it can; elsewhere by hls.js, which is fetched only then. */
export function Player({ url }: { url: string }) {
  const say = useSay('live')
  const video = useRef<HTMLVideoElement>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    const element = video.current
    if (!element) return
    if (element.canPlayType('application/vnd.apple.mpegurl')) {
      element.src = url
      return
    }
    let stop = () => {}
    let gone = false
    const play = async () => {
      const { default: Hls } = await import('hls.js/light')
      if (gone) return
      if (!Hls.isSupported()) return setHasFailed(true)
      // Its worker would be code made from text, which our pages do not run.
      const hls = new Hls({ enableWorker: false })
      hls.on(Hls.Events.ERROR, (_, { fatal }) => fatal && setHasFailed(true))
      hls.loadSource(url)
      hls.attachMedia(element)
      stop = () => hls.destroy()
    }
    play().catch(() => setHasFailed(true))
    return () => {
      gone = true
      stop()
    }
  }, [url])
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a stream as it happens has no captions but its own */}
      <video
        ref={video}
        className={css.video}
        controls
        playsInline
        aria-label={say('join.play')}
        onError={() => setHasFailed(true)}
      />
      {hasFailed && (
        <p className={css.faint} role="alert">
          {say('join.failed')}{' '}
          <a href={url} target="_blank" rel="noreferrer">
            {say('join.open')} ↗
          </a>
        </p>
      )}
    </>
  )
}
