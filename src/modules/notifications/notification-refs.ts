/** The object type of each kind of notification, before its fields. */
import type { ObjectRef } from '@pothos/core';
import { builder } from '../../builder.ts';
import type { Notification } from '../../clob/notification-types.ts';
import { KINDS, type Kind, type Of } from './notification-kinds.ts';

type Types = typeof builder.$inferSchemaTypes;

const refs = new Map(
  Object.entries(KINDS).map(([kind, { type }]) => [kind, builder.objectRef<Notification>(type)]),
);

/** All of them. */
export const NOTIFICATION_REFS = [...refs.values()];

/** The type of one kind, or of kinds that have the same fields. */
export function notificationRef<K extends Kind>(kind: K): ObjectRef<Types, Of<K>> {
  // A notification is given the type of its kind only (`KINDS`), which a map by name cannot state.
  return refs.get(kind) as unknown as ObjectRef<Types, Of<K>>;
}
