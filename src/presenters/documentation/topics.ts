/** The pages of help in reading order: their addresses, and their keys in locales/<language>/documentation.json. */
export const TOPICS = [
  { slug: 'first-steps', key: 'first_steps' },
  { slug: 'make-a-csr', key: 'make_a_csr' },
  { slug: 'domain-control', key: 'domain_control' },
  { slug: 'statuses', key: 'statuses' },
  { slug: 'api', key: 'api' },
] as const
export type Topic = (typeof TOPICS)[number]
export type TopicSlug = Topic['slug']

export const topicHref = ({ slug }: Topic) => `/documentation/${slug}`
