/** ISO 7064 mod 97-10 over a text of capital letters and digits, letters counting as 10 to 35: what IBANs and ISO 11649 references are checked by. */
export function remainder97(text: string): number {
  return Number(BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n)
}
