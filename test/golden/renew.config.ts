import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run goldens`: writes every expected file anew. Nothing else ever does; read the difference before you commit it. */
const config = defineConfig({ test: { root: join(import.meta.dirname, '..', '..'), include: ['test/golden/renew.ts'] } });

export { config as default };
