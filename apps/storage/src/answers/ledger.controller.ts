import { Controller, Get, Inject, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Query } from '#database';
import { Balance } from '../ledger/balance.ts';
import { Accounts } from '../ledger/accounts.ts';
import { Station } from '../ledger/stations.ts';
import { ASK, Fails } from './ask.ts';
import { BalanceQuery, findBalance, findStations, LedgerQuery } from './find-ledger.ts';
import { type List, listOfSchema } from './list.ts';
import { ReadQuery } from './read-query.ts';

@ApiTags('ledger')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/ledger')
export class LedgerAnswersController {
  readonly #ask: Query;
  readonly #accounts: Accounts;

  constructor(@Inject(ASK) ask: Query, accounts: Accounts) {
    this.#ask = ask;
    this.#accounts = accounts;
  }

  @Get()
  @ApiOperation({
    operationId: 'getLedger',
    summary: 'What happened to an article or an event: every station, in order',
    description: 'Asked by exactly one of articleId, url, eventId, or topic, partition and offset of the message that came in.',
  })
  @ApiResponse({ status: 200, description: 'Stations', standardSchema: listOfSchema(Station) })
  stations(@QueryParameters({ schema: LedgerQuery }) query: LedgerQuery): Promise<List<Station>> {
    return findStations(this.#ask, query);
  }

  @Get('balance')
  @ApiOperation({ operationId: 'getLedgerBalance', summary: 'Whether all that was received came to an end: by hour, and in all' })
  @ApiResponse({ status: 200, description: 'Accounts', standardSchema: Balance })
  balance(@QueryParameters({ schema: BalanceQuery }) query: BalanceQuery): Promise<Balance> {
    return findBalance(this.#ask, query, this.#accounts.graceSeconds);
  }
}
