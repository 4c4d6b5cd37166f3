import { generate } from './generate.ts'
import { openGround } from './ground.ts'
import { comparePages } from './pages.ts'
import { prepareReader } from './reader.ts'
import { settings } from './settings.ts'

const ground = await openGround(settings)
try {
  await generate(ground.url, settings.orders)
  const reader = await prepareReader(ground.url)
  await comparePages(ground.url, reader, settings)
} finally {
  await ground.close()
}
