import { organisation } from '@village/shared/contract/organisation'
import { permissionsOf, type Permission } from '@village/shared/kernel/permission'
import { session } from './session'
import { useLoad } from './ui/load'

/** The villages in which this person may do it: his own, known without signal; for those above, those below them. */
export function useVillages(permission: Permission, when = true): { id: string; name: string }[] {
  const roles = (session.get()?.me.roles ?? []).filter(({ role }) => permissionsOf(role).includes(permission))
  const own = roles.filter(({ path }) => path.split('/').filter(Boolean).length === 3).map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))
  const tree = useLoad(organisation.tree, undefined, { when: when && own.length === 0 })
  const below = (tree.data ?? []).filter(({ kind, path }) => kind === 'village' && roles.some(role => path.startsWith(role.path)))
  return own.length > 0 ? [...new Map(own.map(each => [each.id, each])).values()] : below
}
