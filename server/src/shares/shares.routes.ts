import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { computeStatement } from './compute.actions.ts';
import * as payments from './payments.actions.ts';
import * as recipients from './recipients.actions.ts';
import * as policies from './share-policies.actions.ts';
import { monthShare } from './shares.actions.ts';
import * as statements from './statements.actions.ts';

export function shareRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.monthShare, async ({ session, query }) => answered(await monthShare(ctx, session.villageId, query.month)));
  policyRoutes(ctx, router);
  recipientRoutes(ctx, router);
  statementRoutes(ctx, router);
  paymentRoutes(ctx, router);
}

function policyRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listSharePolicies, async ({ session }) => answered(await policies.listPolicies(ctx, session.villageId)));
  route(ctx, router, endpoints.addSharePolicy, ({ session, key, body }) => policies.addPolicy(ctx, session.actor, key, body));
  route(ctx, router, endpoints.changeSharePolicy, ({ session, key, params, body: { rowVersion, ...terms } }) =>
    policies.changePolicy(ctx, session.actor, { key, ...params, terms, rowVersion }),
  );
  route(ctx, router, endpoints.endSharePolicy, ({ session, key, params, body }) => policies.endPolicy(ctx, session.actor, { key, ...params, ...body }));
}

function recipientRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listRecipients, async ({ session, query }) => answered(await recipients.listRecipients(ctx, session.villageId, query)));
  route(ctx, router, endpoints.addRecipient, ({ session, key, body }) => recipients.addRecipient(ctx, session.actor, key, body));
  route(ctx, router, endpoints.changeRecipient, ({ session, key, params, body: { version, ...fields } }) =>
    recipients.changeRecipient(ctx, session.actor, { key, ...params, fields, version }),
  );
  route(ctx, router, endpoints.adoptRecipients, ({ session, key }) => recipients.adoptRecipients(ctx, session.actor, key));
}

function statementRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listStatements, async ({ session }) => answered(await statements.listStatements(ctx, session.villageId)));
  route(ctx, router, endpoints.readStatement, ({ session, params }) => statements.readStatement(ctx, session.villageId, params.statementId));
  route(ctx, router, endpoints.statementLines, ({ session, params, query }) =>
    statements.statementLines(ctx, session.villageId, { id: params.statementId, ...query }),
  );
  route(ctx, router, endpoints.draftStatement, ({ session, key, body }) =>
    statements.draftStatement(ctx, session.actor, { key, ...body, release: rupiahFromJson(body.release) }),
  );
  route(ctx, router, endpoints.computeStatement, ({ session, key, params, body }) => computeStatement(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.reviewStatement, ({ session, key, params, body }) =>
    statements.reviewStatement(ctx, session.actor, { key, ...params, ...body }),
  );
  route(ctx, router, endpoints.rejectStatement, ({ session, key, params, body }) =>
    statements.rejectStatement(ctx, session.actor, { key, ...params, ...body }),
  );
  route(ctx, router, endpoints.approveStatement, ({ session, key, params, body }) =>
    statements.approveStatement(ctx, session.actor, { key, ...params, ...body }),
  );
  route(ctx, router, endpoints.noteStatement, ({ session, key, params, body }) => statements.noteStatement(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.postStatement, ({ session, key, params, body }) => payments.postStatement(ctx, session.actor, { key, ...params, ...body }));
}

function paymentRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.prepareSharePayment, ({ session, key, params, body }) =>
    payments.preparePayment(ctx, session.actor, { key, ...params, ...body }),
  );
  route(ctx, router, endpoints.listSharePayments, ({ session, params }) => payments.listPayments(ctx, session.villageId, params.statementId));
  route(ctx, router, endpoints.confirmSharePayment, ({ session, key, params }) => payments.confirmPayment(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.dropSharePayment, ({ session, key, params }) => payments.dropPayment(ctx, session.actor, { key, ...params }));
}
