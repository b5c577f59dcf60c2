import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import type { SignedRequest } from './request';
import { SERVED, type Served } from './serve';
import { versionOf } from './version';
import { may, type Who } from './who';

/** What the gate needs to know of sessions; the identity module provides it. */
export abstract class Sessions {
  /** Who holds this token now; null when nobody does any more. */
  abstract whoIs(token: string): Promise<Who | null>;
}

/** Lets a request in: a client that is too old gets 426, whoever is not signed in 401, whoever may do it nowhere gets 403. Where he may is for the service to say (404). */
@Injectable()
export class Gate implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const served = Reflect.getMetadata(SERVED, context.getHandler()) as Served | undefined;
    if (!served) throw new NotFoundException();
    const { permission } = served.endpoint;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    versionOf(request);
    if (permission === 'public') return true;
    const token = /^Bearer ([\w.-]{16,512})$/.exec(request.headers.authorization ?? '')?.[1];
    const who = token ? await this.sessions.whoIs(token) : null;
    if (!who) throw new UnauthorizedException();
    if (!may(who, permission) && permission !== 'identity.self') throw new ForbiddenException();
    request.who = who;
    return true;
  }
}
