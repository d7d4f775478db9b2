-- Until when a courier works: nothing is offered that would last longer. Nobody who is off duty has one.

alter table courier
  add column shift_end timestamptz(3),
  add constraint courier_shift_end check (shift_end is null or duty <> 'OFF');
