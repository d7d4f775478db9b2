// Where a page finds the scripts of src/live: built beside the app, not by it, so the framework's list of assets may not know them yet.
import { resolve } from '$app/paths';

export const liveScript = (name: 'track' | 'shop' | 'verify'): string => `${resolve('/')}live/${name}.js`;
