import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'
import { playStream, type StreamTrouble } from './play.ts'

const RETRY_SECONDS = 15

/** The stream in the page. One that is away is tried again and again: hosts begin late, and lines break. */
export function Player({ url }: { url: string }) {
  const say = useSay('live')
  const video = useRef<HTMLVideoElement>(null)
  const wanted = useRef(false)
  const [trouble, setTrouble] = useState<StreamTrouble | null>(null)
  const [attempt, setAttempt] = useState(1)
  useEffect(() => {
    const element = video.current
    return element && attempt ? playStream(element, url, setTrouble) : undefined
  }, [url, attempt])
  useEffect(() => {
    if (trouble !== 'away') return
    const timer = setTimeout(() => setAttempt(attempt + 1), RETRY_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [trouble, attempt])
  const comes = () => {
    setTrouble(null)
    // The browser may still want a tap.
    if (wanted.current) void video.current?.play().catch(() => undefined)
  }
  return (
    <div className={css.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: a stream as it happens has no captions but its own */}
      <video
        ref={video}
        className={css.video}
        controls
        playsInline
        aria-label={say('join.play')}
        onLoadedData={comes}
        onPlay={() => {
          wanted.current = true
        }}
      />
      {trouble && (
        <Notice look="alarm" title={say(`join.${trouble}.title`)}>
          <p>{say(`join.${trouble}.text`, { seconds: RETRY_SECONDS })}</p>
          <p className={css.links}>
            {trouble === 'away' && (
              <Button
                onClick={() => {
                  wanted.current = true
                  setAttempt(attempt + 1)
                }}
              >
                {say('join.again')}
              </Button>
            )}
            <a className={css.elsewhere} href={url} target="_blank" rel="noreferrer">
              {say('join.elsewhere')} ↗
            </a>
          </p>
        </Notice>
      )}
    </div>
  )
}
