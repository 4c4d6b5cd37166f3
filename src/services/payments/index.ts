import { sellTokens, topUpDeposit } from './credit-balance.ts'
import { expireCheckout } from './close-pages.ts'
import { enterPayment } from './enter-payment.ts'
import { giveBackExcess } from './give-back-excess.ts'
import { receiveCardEvent, settleCardEvent } from './settle-card-event.ts'
import { startCheckout, startTopUpCheckout } from './start-checkout.ts'

type PaymentDeps = Parameters<typeof startCheckout>[0] &
  Parameters<typeof expireCheckout>[0] &
  Parameters<typeof receiveCardEvent>[0] &
  Parameters<typeof enterPayment>[0] &
  Parameters<typeof sellTokens>[0]

/** Money that comes in. */
export const paymentServices = (deps: PaymentDeps) => ({
  startCheckout: startCheckout(deps),
  startTopUpCheckout: startTopUpCheckout(deps),
  expireCheckout: expireCheckout(deps),
  receiveCardEvent: receiveCardEvent(deps),
  settleCardEvent: settleCardEvent(deps),
  enter: enterPayment(deps),
  giveBackExcess: giveBackExcess(),
  sellTokens: sellTokens(deps),
  topUpDeposit: topUpDeposit(deps),
})
