import { listNewsAcrossAccounts, listNewsArchive } from '#queries/news.ts'
import { changeNews, publishNews, readNews, withdrawNews } from './write-news.ts'

/** What the operator tells its customers. */
export const newsServices = {
  archive: listNewsArchive,
  list: listNewsAcrossAccounts,
  read: readNews,
  publish: publishNews,
  change: changeNews,
  withdraw: withdrawNews,
}
