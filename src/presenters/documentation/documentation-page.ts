import { textBlocks, type TextBlock } from '#domain/shared/text-blocks.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '../components/page-head.ts'
import { richBlocks, type RichText } from '../components/rich-text.ts'
import { TOPICS, topicHref, type Topic } from './topics.ts'

/** What views/documentation/list.ejs is given. */
export function documentationPage(t: Translate) {
  return {
    title: t('documentation.title'),
    head: pageHead({ lead: t('documentation.lead') }),
    topics: TOPICS.map((topic) => ({
      href: topicHref(topic),
      title: t(`documentation.topics.${topic.key}.title`),
      lead: t(`documentation.topics.${topic.key}.lead`),
    })),
  }
}

/** What views/documentation/topic.ejs is given: one page of help, by its headings. */
export function topicPage(topic: Topic, source: string, t: Translate) {
  const parts = sections(textBlocks(source))
  return {
    title: t(`documentation.topics.${topic.key}.title`),
    head: pageHead({
      lead: t(`documentation.topics.${topic.key}.lead`),
      trail: [{ label: t('documentation.title'), href: '/documentation' }],
    }),
    contents: {
      title: t('documentation.contents'),
      links: parts.map(({ id, title }) => ({ href: `#${id}`, label: title })),
    },
    sections: parts,
    others: {
      title: t('documentation.others'),
      links: TOPICS.filter(({ slug }) => slug !== topic.slug).map((other) => ({
        href: topicHref(other),
        label: t(`documentation.topics.${other.key}.title`),
      })),
    },
  }
}

interface HelpSection {
  readonly id: string
  readonly title: string
  readonly text: RichText
}

/** A page begins with a heading; what comes up to the next one is its section. */
function sections(blocks: readonly TextBlock[]): readonly HelpSection[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' ? [{ index, title: block.text }] : []))
  return starts.map(({ index, title }, position) => ({
    id: `part-${position + 1}`,
    title,
    text: { heading: 'h3', blocks: richBlocks(blocks.slice(index + 1, starts[position + 1]?.index)) },
  }))
}
