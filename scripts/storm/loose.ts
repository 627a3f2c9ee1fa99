import { openHttp } from '@keqiao/server/http'
import { readConfig } from '@keqiao/server/platform/config'
import { createRoadshow } from '@keqiao/server/roadshow/service'
import { openServices } from '@keqiao/server/services'

// The whole server with the one guard off: places are looked up before the write. It must oversell, or the storm shows nothing.
const services = await openServices(readConfig(process.env))
const roadshow = createRoadshow({ ...services.roadshowUses, unguarded: true })
const app = await openHttp({ ...services, roadshow })
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
process.on(
  'SIGTERM',
  () =>
    void app
      .close()
      .then(() => services.close())
      .then(() => process.exit(0)),
)
