import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'
import { useCamera } from './useCamera.ts'

/** Asks for the camera in words before the browser does. */
export function CameraView({ onText }: { onText: (text: string) => void }) {
  const say = useSay('checkins')
  const { video, state, start, stop, lamp, toggleLamp } = useCamera(onText)
  const isOn = state === 'on'
  return (
    <section className={css.camera} data-on={isOn} aria-label={say('camera.title')}>
      <div className={css.view} hidden={!isOn}>
        <video ref={video} muted playsInline aria-label={say('camera.picture')} />
      </div>
      {!isOn && <p>{say(`camera.${state}`)}</p>}
      <div className={css.row}>
        {isOn ? (
          <Button onClick={stop}>{say('camera.stop')}</Button>
        ) : (
          <Button look="known" disabled={state === 'starting'} onClick={() => void start()}>
            {say('camera.start')}
          </Button>
        )}
        {lamp !== null && (
          <Button aria-pressed={lamp} onClick={() => void toggleLamp()}>
            {say(lamp ? 'camera.lampOff' : 'camera.lampOn')}
          </Button>
        )}
      </div>
    </section>
  )
}
