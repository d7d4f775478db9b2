// The people of a permission or a step by what they are called here.
import { type StatementCommand, STATEMENT_LIFECYCLE } from '@pitulungan/contracts/lifecycles/share-statement';
import type { Permission, Role } from '@pitulungan/contracts/roles';
import { language } from '@pitulungan/ui/language.svelte.ts';
import { words } from '@pitulungan/ui/words';
import { shareSectionWords } from '../words/section.ts';
import { rolesWith } from './steps.ts';

/** "Manajer BUMDes atau Pengawas" */
export const rolesText = (roles: readonly Role[]): string =>
  roles.map((role) => words[language.current].status.role[role]).join(shareSectionWords[language.current].or);

export const whoMay = (permission: Permission): string => rolesText(rolesWith(permission));
export const whoDoes = (command: StatementCommand): string => whoMay(STATEMENT_LIFECYCLE[command].permission);
