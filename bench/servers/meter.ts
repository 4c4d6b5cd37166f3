/** Loaded before a measured server: tells the benchmark how much processor time its process has used. */
process.on('message', (question) => {
  if (question === 'cpu') process.send?.(process.cpuUsage())
})
process.channel?.unref()
