/** What the validation team may ask a customer to send, each with its sentence at `staff.wanted_documents.<kind>`. */
export const WANTED_DOCUMENTS = ['registration', 'identity', 'authorization'] as const
export type WantedDocument = (typeof WANTED_DOCUMENTS)[number]
