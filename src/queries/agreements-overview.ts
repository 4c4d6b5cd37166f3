import type { AgreementOverview } from '#domain/agreements/agreement-overview.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Every supplier with its current agreement, and how many accounts have accepted that one or only an earlier one. */
export async function listAgreementsAcrossAccounts(scope: OperatorScope): Promise<AgreementOverview[]> {
  return askOperator<AgreementOverview>(scope, {
    name: 'agreements-overview',
    text: `
      with current as (
        select distinct on (supplier_code) supplier_code, version, published_at, published_by
        from data_processing_agreements order by supplier_code, version desc
      ), last as (
        select distinct on (account_id, supplier_code) account_id, supplier_code, version, decision
        from dpa_decisions order by account_id, supplier_code, sequence desc
      )
      select s.code as supplier, s.name, c.version, c.published_at as "publishedAt", c.published_by as "publishedBy",
        count(l.account_id) filter (where l.decision = 'accepted' and l.version = c.version)::integer as accepted,
        count(l.account_id) filter (where l.decision = 'accepted' and l.version < c.version)::integer as outdated
      from suppliers s
      left join current c on c.supplier_code = s.code
      left join last l on l.supplier_code = s.code
      group by s.code, s.name, c.version, c.published_at, c.published_by
      order by s.name`,
    values: [],
  })
}
