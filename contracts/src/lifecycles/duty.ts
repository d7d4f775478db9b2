// C5: OFF → ON (siap) ⇄ BUSY → BREAK → OFF. OFF stops positions at the server.
import { rows, type Lifecycle } from './lifecycle.ts';

export const DUTY_STATUSES = ['OFF', 'ON', 'BUSY', 'BREAK'] as const;
export type DutyStatus = (typeof DUTY_STATUSES)[number];
export type DutyCommand = 'goOn' | 'takeJob' | 'finishJobs' | 'takeBreak' | 'goOff' | 'autoOff';

const from = rows<DutyStatus, DutyCommand>;

export const dutyLifecycle: Lifecycle<DutyStatus, DutyCommand> = {
  statuses: DUTY_STATUSES,
  initial: 'OFF',
  terminal: [],
  transitions: [
    ...from('OFF', 'BREAK')('goOn', 'ON', ['K']),
    ...from('ON')('takeJob', 'BUSY', ['S']),
    ...from('OFF', 'BREAK')('takeJob', 'BUSY', ['S']), // a dispatcher may assign by hand to somebody who agreed by phone
    ...from('BUSY')('finishJobs', 'ON', ['S']),
    ...from('ON')('takeBreak', 'BREAK', ['K']),
    ...from('ON', 'BREAK')('goOff', 'OFF', ['K', 'D']), // from BUSY: hand over first
    ...from('ON')('autoOff', 'OFF', ['S']), // three offers unanswered
  ],
};
