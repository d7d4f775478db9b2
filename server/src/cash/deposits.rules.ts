/** A count matches what the orders say was collected, or it is a case for the manager (DECLARED → COUNTED → …, C3). */
export const countOutcome = (expected: bigint, counted: bigint): 'MATCHED' | 'DISCREPANCY' => (counted === expected ? 'MATCHED' : 'DISCREPANCY');
