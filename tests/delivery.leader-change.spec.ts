/** Partitions move from one broker to the other while articles flow, or while work is in hand. */
import { ensureTopics } from '#kafka';
import { lead } from './harness/cluster.ts';
import { leadersMove, useTwoBrokers } from './harness/leaders.ts';
import { committed, Member, put } from './harness/member.ts';
import { until } from './harness/until.ts';

const two = useTwoBrokers();
leadersMove(two, false);

test('a leader moves while another member joins: work in hand for a partition that is gone is not committed', async () => {
  const { admin, client, config } = two;
  const topic = 'moving';
  await ensureTopics(client('test'), config, [{ name: topic, partitions: 2 }], { replicationFactor: 2 });
  await lead(admin, [topic], [1, 2]);
  const at = { prefix: '', topic, group: topic };
  // silent for the time of the test, so that it is the leader's move that sends it back to the group
  const old = new Member({ ...at, kafka: client('b-old'), consumer: { sessionTimeout: 30_000, heartbeatInterval: 25_000 } });
  const fresh = [] as Member[];
  try {
    old.holds = true;
    await put(client('test'), topic, 0, 'in hand');
    const work = await old.has('in hand');

    fresh.push(new Member({ ...at, kafka: client('a-new') }));
    fresh[0]!.holds = true;
    await until(async () => (await admin.describeGroups([topic])).groups[0]!.state === 'PreparingRebalance', 'nobody joins');
    // a follower may answer a fetch as well, so the second broker has to lose its copy
    await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition: 1, replicas: [1] }] }] });
    const again = await fresh[0]!.has('in hand');
    expect(old.partitions).toEqual([1]);
    expect(work.context.lost.aborted).toBe(true);

    work.finish();
    old.holds = false;
    await put(client('test'), topic, 1, 'next');
    await until(async () => (await committed(client('test'), topic, topic))[1] === 1, 'the old member does not go on');
    expect(await committed(client('test'), topic, topic)).toEqual([-1, 1]);
    again.finish();
    await until(async () => (await committed(client('test'), topic, topic)).join() === '1,1', 'the new owner does not commit');
  } finally {
    await Promise.all([old, ...fresh].map((member) => member.close()));
  }
}, 90_000);
