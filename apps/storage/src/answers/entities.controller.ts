import { Controller, Get, Inject, Param, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Query } from '#database';
import { Problem } from '#service';
import { NoQuery } from './articles-query.ts';
import { ASK, Fails } from './ask.ts';
import { EntitiesQuery, EntityAnswer, findEntities, findEntity } from './find-entities.ts';
import { type List, listOfSchema } from './list.ts';
import { ReadQuery } from './read-query.ts';

@ApiTags('entities')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/entities')
export class EntitiesController {
  readonly #ask: Query;

  constructor(@Inject(ASK) ask: Query) {
    this.#ask = ask;
  }

  @Get()
  @ApiOperation({
    operationId: 'listEntities',
    summary: 'People, organisations, places ... that articles name; most named first',
  })
  @ApiResponse({ status: 200, description: 'A page of entities', standardSchema: listOfSchema(EntityAnswer) })
  list(@QueryParameters({ schema: EntitiesQuery }) query: EntitiesQuery): Promise<List<EntityAnswer>> {
    return findEntities(this.#ask, query);
  }

  /** A wildcard, since ids may contain a slash. */
  @Get('*')
  @Fails(404)
  @ApiOperation({ operationId: 'getEntity', summary: 'An entity by its id, else by a sameAs or its name' })
  @ApiParam({ name: 'id', schema: { type: 'string' }, example: 'wikidata:Q232' })
  @ApiResponse({ status: 200, description: 'The entity', standardSchema: EntityAnswer })
  async one(@Param('*') id: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<EntityAnswer> {
    const found = id.includes('\0') ? undefined : await findEntity(this.#ask, id);
    if (!found) throw new Problem(404, 'entity_not_found', `No entity has the id ${id}`);
    return found;
  }
}
