import { z } from 'zod'

/** Control characters, and the marks that turn the direction of text: no field means them. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const CONTROLS_BUT_LINE_ENDS = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A field of one line; what is missing or no text is empty. */
export const line = z
  .string()
  .catch('')
  .transform((text) => text.normalize('NFC').replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim())

/** A field of several lines. */
export const lines = z
  .string()
  .catch('')
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_LINE_ENDS, ' ').trim())

/** A box that is ticked when it is sent at all. */
export const tick = z
  .string()
  .catch('')
  .transform((text) => text !== '')
