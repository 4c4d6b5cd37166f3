import { ledgerEntry, move, type LedgerEntry, type MovedMoney } from './transaction.ts'

/*
 * VAT of a deposit is invoiced with its top-up (CGI art. 269-2-c: payments on account of services are taxable when they
 * come in), so the balance and everything taken from it are without VAT, and an order paid by it has no invoice.
 */

/** A paid top-up is at the customer's disposal; its invoice was `invoiceIssued` with `soldAs: 'deposit'`. */
export function depositCredited(topUpId: string, net: MovedMoney): LedgerEntry {
  return ledgerEntry('deposit_credited', topUpId, net, move(net.currency, net.amount, 'deposit_invoiced', 'deposit'))
}

export function depositUsed(useId: string, net: MovedMoney): LedgerEntry {
  return ledgerEntry('deposit_used', useId, net, move(net.currency, net.amount, 'deposit', 'revenue'))
}

/** A cancelled order gives back what it took, less the fees that are kept. */
export function depositReturned(returnId: string, net: MovedMoney): LedgerEntry {
  return ledgerEntry('deposit_returned', returnId, net, move(net.currency, net.amount, 'revenue', 'deposit'))
}
