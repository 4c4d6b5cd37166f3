import { Refusal } from '#domain/shared/refusal.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { documentationPage, topicPage } from '#presenters/documentation/documentation-page.ts'
import { TOPICS } from '#presenters/documentation/topics.ts'
import type { Services } from '#services/index.ts'

/** Help to read: the list of its pages, and each of them. */
export function documentationSection({ documentation }: Pick<Services, 'documentation'>): Section {
  const list = ({ res, t }: CustomerVisit) => {
    show(res, 'documentation/list', documentationPage(t))
    return Promise.resolve()
  }

  const read = ({ req, res, language, t }: CustomerVisit) => {
    const topic = TOPICS.find(({ slug }) => slug === req.params['topic'])
    if (!topic) throw new Refusal('not_found', 'page_not_found')
    show(res, 'documentation/topic', topicPage(topic, documentation.read(language, topic.slug), t))
    return Promise.resolve()
  }

  return {
    audience: 'customer',
    base: '/documentation',
    routes: [
      { method: 'get', path: '', permission: 'documentation:read', handler: list },
      { method: 'get', path: '/:topic', permission: 'documentation:read', handler: read },
    ],
  }
}
