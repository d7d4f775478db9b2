// A lifecycle is data: rules walk it, tests enumerate it, screens draw their buttons from it.

/** R resident, M merchant, K courier, D dispatcher, S system timer or follow-up, C cashier, B BUMDes manager. */
export type Party = 'R' | 'M' | 'K' | 'D' | 'S' | 'C' | 'B';

export interface Transition<Status extends string, Command extends string> {
  from: Status;
  command: Command;
  to: Status;
  by: readonly Party[];
}

export interface Lifecycle<Status extends string, Command extends string> {
  statuses: readonly Status[];
  initial: Status;
  /** No command but a named correction leads out of these. */
  terminal: readonly Status[];
  transitions: readonly Transition<Status, Command>[];
}

/** The transition a command makes from a status; `to` picks one where a command may return to several. */
export function transitionOf<S extends string, C extends string>(lifecycle: Lifecycle<S, C>, from: S, command: C, to?: S): Transition<S, C> | undefined {
  return lifecycle.transitions.find((row) => row.from === from && row.command === command && (to === undefined || row.to === to));
}

/** What a party may do now, in the order of the table. */
export function commandsFor<S extends string, C extends string>(lifecycle: Lifecycle<S, C>, from: S, party: Party): C[] {
  return [...new Set(lifecycle.transitions.filter((row) => row.from === from && row.by.includes(party)).map((row) => row.command))];
}

/** `rows('A', 'B')('go', 'C', 'KD')` = the same command from several statuses. */
export const rows =
  <S extends string, C extends string>(...from: S[]) =>
  (command: C, to: S, by: readonly Party[]): Transition<S, C>[] =>
    from.map((status) => ({ from: status, command, to, by }));
