import { randomUUID } from 'node:crypto'
import { complaints } from '#http/complaints.ts'
import { done, type DoneKey } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import {
  blankContact,
  contactFormPage,
  draftOfContact,
  type ContactFormFacts,
} from '#presenters/administration/contact-form-page.ts'
import type { Services } from '#services/index.ts'
import { contactDraftOf, readContactForm } from './contact-form.ts'
import { idIn, versionIn } from './user-form.ts'

const LIST = '/administration/contacts'

/** One contact: added, changed, retired and taken back. */
export function contactRoutes({ contacts }: Pick<Services, 'contacts'>) {
  const blank = async (visit: CustomerVisit) => {
    const organizations = await contacts.holders(visit.scope)
    showForm(visit, { file: null, organizations, id: randomUUID(), draft: blankContact(organizations, visit.language) })
  }

  const add = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const organizations = await contacts.holders(scope)
    const id = idIn(req.body) ?? randomUUID()
    const parsed = readContactForm(req.body, organizations)
    if (!parsed.ok) {
      showWrong(visit, { file: null, organizations, id }, parsed.errors)
      return
    }
    await contacts.add(scope, id, parsed.value)
    done(res, LIST, 'done.contacts.added')
  }

  const form = async (visit: CustomerVisit) => {
    const file = await contacts.open(visit.scope, contactIdOf(visit))
    const { mergedInto } = file.contact
    if (mergedInto === null)
      showForm(visit, { file, organizations: file.organizations, draft: draftOfContact(file.contact) })
    else visit.res.redirect(303, `${LIST}/${mergedInto}`)
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const file = await contacts.open(scope, contactIdOf(visit))
    const { contact, organizations } = file
    const parsed = readContactForm(req.body, organizations)
    if (!parsed.ok) {
      showWrong(visit, { file, organizations, version: versionIn(req.body) }, parsed.errors)
      return
    }
    const result = await contacts.change(scope, contact.id, versionIn(req.body), parsed.value)
    if (result.outcome === 'saved') {
      done(res, LIST, 'done.contacts.saved')
      return
    }
    res.status(409)
    const now = { ...file, contact: result.now }
    showForm(visit, { file: now, organizations, draft: contactDraftOf(req.body), meanwhile: true })
  }

  const act = (said: DoneKey, work: (visit: CustomerVisit, id: string) => Promise<void>) => {
    return async (visit: CustomerVisit) => {
      const id = contactIdOf(visit)
      await work(visit, id)
      done(visit.res, `${LIST}/${id}`, said)
    }
  }

  return {
    blank,
    add,
    form,
    save,
    retire: act('done.contacts.retired', ({ scope }, id) => contacts.retire(scope, id)),
    takeBack: act('done.contacts.taken_back', ({ scope }, id) => contacts.takeBack(scope, id)),
  }
}

type Shown = Omit<ContactFormFacts, 'language' | 't'>

function showWrong(visit: CustomerVisit, facts: Omit<Shown, 'draft' | 'errors'>, errors: FieldErrors): void {
  visit.res.status(422)
  showForm(visit, { ...facts, draft: contactDraftOf(visit.req.body), errors: complaints(errors, visit.t) })
}

function showForm({ res, language, t }: CustomerVisit, facts: Shown): void {
  show(res, 'administration/contact', contactFormPage({ ...facts, language, t }))
}

export const contactIdOf = ({ req }: CustomerVisit): string => String(req.params['contactId'])
