/** A broker is killed that leads the partitions and has the consumer groups, too: takes up to a session of 30 s to be got over. */
import { leadersMove, useTwoBrokers } from './harness/leaders.ts';

leadersMove(useTwoBrokers(), true);
