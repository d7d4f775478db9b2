// Loaded into every child (see children.ts): when the parent is gone, even by kill -9, the channel closes and the child ends.
process.on('disconnect', () => process.exit());
process.channel?.unref();
