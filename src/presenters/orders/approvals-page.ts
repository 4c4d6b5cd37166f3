import type { Product } from '#domain/catalogue/product.ts'
import { detailsOf, type OrderPage } from '#domain/orders/listed-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import { linksPart, type LinksFacts } from '#presenters/order-links/links-part.ts'
import { neighbour } from '#presenters/components/address.ts'

export interface ApprovalsFacts {
  readonly page: OrderPage
  readonly links: LinksFacts['links']
  readonly address: string
  readonly language: Language
  readonly product: (code: string) => Product
  readonly t: Translate
}

/** What views/orders/approvals.ejs is given: the orders that wait for somebody's yes. A no asks why, on the order's page. */
export function approvalsPage({ page, links, address, language, product, t }: ApprovalsFacts) {
  const { date, money } = formatsFor(language)
  const labels = {
    name: t('orders.columns.common_name'),
    product: t('orders.columns.product'),
    by: t('orders.columns.ordered_by'),
    ordered: t('orders.columns.ordered'),
    means: t('orders.columns.means'),
    price: t('orders.columns.price'),
    decision: t('orders.columns.decision'),
  }
  return {
    title: t('orders.approvals.title'),
    head: pageHead({ lead: t('orders.approvals.lead') }),
    labels,
    links: links.length > 0 ? linksPart({ links, product, language, t }) : null,
    table: table({
      caption: t('orders.approvals.title'),
      columns: Object.values(labels).map((label) => plainColumn(label, label === labels.price)),
      empty:
        page.rows.length === 0
          ? { title: t('orders.approvals.empty_title'), text: t('orders.approvals.empty_text'), action: null }
          : null,
      pager: {
        range: t('orders.list.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    rows: page.rows.map((row) => ({
      reference: row.reference,
      href: `/orders/${row.reference}`,
      action: `/orders/${row.reference}/approvals?price=${row.net_amount}`,
      commonName: row.common_name,
      product: product(row.product_code).name[language],
      organization: row.organization_name,
      orderedBy: detailsOf(row).ordered_by,
      ordered: date(detailsOf(row).ordered_at),
      means: row.open ? t(`orders.means.${row.open.payment_means}`) : '',
      price: money(BigInt(row.net_amount), row.currency),
      approveLabel: t('orders.approvals.approve_named', { reference: row.reference }),
      refuseLabel: t('orders.approvals.refuse_named', { reference: row.reference }),
    })),
  }
}
