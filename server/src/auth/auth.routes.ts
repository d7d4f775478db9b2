import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { sessionView, signIn, signOut } from './auth.actions.ts';

export function authRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.signIn, async ({ body, request, response }) => {
    const outcome = await signIn(ctx, { ...body, from: request.ip ?? '', headers: request.headers });
    if (!outcome.ok) return outcome;
    response.append('Set-Cookie', outcome.value.cookies);
    return answered(outcome.value.view);
  });
  route(ctx, router, endpoints.signOut, async ({ request, response }) => {
    response.append('Set-Cookie', await signOut(ctx, request.headers));
    return answered({ ok: true as const });
  });
  route(ctx, router, endpoints.currentSession, async ({ session }) => answered(await sessionView(ctx, session)));
}
