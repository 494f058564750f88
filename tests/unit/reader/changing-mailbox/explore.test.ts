// @vitest-environment jsdom
import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { runSeed } from './seeded-run';
it('explores', async () => {
  const [from = 0, to = 50] = (process.env['SEEDS'] ?? '0-50').split('-').map(Number);
  const session = new Session();
  session.connect();
  if (process.env['PROF']) {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
  }
  const cpu = process.cpuUsage();
  const start = performance.now();
  const runs = [];
  for (const seed of process.env['LIST']
    ? process.env['LIST'].split(',').map(Number)
    : Array.from({ length: to - from }, (_, i) => from + i)) {
    const began = performance.now();
    try {
      runs.push(await runSeed(seed));
    } catch (error) {
      runs.push({
        seed,
        story: [],
        problems: ['threw ' + String((error as Error).stack)],
        told: [],
        requests: 0,
        exceptions: [],
      });
    }
    {
      const r = runs[runs.length - 1]!;
      if (r.problems.length || r.told.length)
        writeFileSync(
          `/tmp/w/seeds/bad/${process.env['TAG'] ?? 'x'}-${r.seed}.json`,
          JSON.stringify([r], null, 1),
        );
    }
    if (process.env['EACH'])
      console.log(
        seed,
        Math.round(performance.now() - began),
        runs[runs.length - 1].requests,
        runs[runs.length - 1].problems[0]?.slice(0, 200) ?? '',
      );
  }
  if (process.env['PROF']) {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync('/tmp/w/seeds/prof/a.cpuprofile', JSON.stringify(profile));
  }
  const used = process.cpuUsage(cpu);
  const ms = (used.user + used.system) / 1000;
  void start;
  const bad = runs.filter((r) => r.problems.length > 0);
  const told = runs.filter((r) => r.told.length > 0);
  const inc = runs.filter((r) => r.exceptions.length > 0);
  writeFileSync(
    process.env['OUT'] ?? '/tmp/w/seeds/out.json',
    JSON.stringify(
      runs.filter((r) => r.problems.length || r.told.length),
      null,
      1,
    ),
  );
  console.log(
    `seeds ${from}-${to}: ${(ms / runs.length).toFixed(0)} ms each, ${(runs.reduce((s, r) => s + r.requests, 0) / runs.length).toFixed(0)} requests, bad ${bad.length}, told ${told.length}, incomplete ${inc.length}`,
  );
}, 3_600_000);
