import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { platformOf } from '../common/listener';
import type { SignedRequest } from '../common/request';

/** Where the request comes from; null behind the private listener, where everybody comes from the platform's own address. */
export const Address = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const request = context.switchToHttp().getRequest<SignedRequest>();
  return platformOf(request.raw) ? null : request.ip;
});
