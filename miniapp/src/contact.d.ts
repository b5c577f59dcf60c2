/** Somebody who may be called, as a phone keeps him in its address book. */
export interface Contact {
  name: string
  phone: string
  unit: string
  post: string
}

/** Hands him over to the address book of the phone; nothing is kept without its owner saying so. */
export function saveContact(contact: Contact): Promise<void>
